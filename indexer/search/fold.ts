/**
 * Folding for matching, never for showing: full width to half width, capitals to small letters, title and quotation
 * marks and blanks to one form. Lengths are kept wherever possible, so that offsets in the folded text hold in the held one.
 */

const KEEP_LENGTH = /[\uff01-\uff5e\u3000A-Z“”‘’〈〉]/gu;

/** One character for one character: offsets into the result are offsets into the text. */
export function fold(text: string): string {
  return text.replace(KEEP_LENGTH, foldCharacter);
}

function foldCharacter(c: string): string {
  const code = c.charCodeAt(0);
  if (code === 0x3000) return ' ';
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0).toLowerCase();
  if (c === '“' || c === '”') return '"';
  if (c === '‘' || c === '’') return "'";
  if (c === '〈') return '《';
  if (c === '〉') return '》';
  return c.toLowerCase();
}

/** Whether a character is a Han ideograph of the basic block or its extensions in everyday use. */
export function isHan(code: number): boolean {
  return (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3400 && code <= 0x4dbf) || code === 0x3007;
}
