/** A character as compared and as printed. */
export interface Sign {
  readonly folded: string;
  /** The character with the blanks that stood before it. */
  readonly printed: string;
}

const QUOTES: Readonly<Record<string, string>> = {
  '“': '"',
  '”': '"',
  '‘': "'",
  '’': "'",
  '「': '"',
  '」': '"',
  '〈': '<',
  '〉': '>',
  '—': '-',
  '–': '-',
  〇: '零',
};

/** Texts are made of some thousand characters: each is folded once. */
const known = new Map<string, string>();

/** A character as compared; blanks are empty. */
function foldedSign(c: string): string {
  let sign = known.get(c);
  if (sign === undefined) {
    const plain = c.normalize('NFKC');
    sign = /[\s\u3000\u200b\ufeff]/u.test(c) ? '' : (QUOTES[plain] ?? QUOTES[c] ?? plain);
    known.set(c, sign);
  }
  return sign;
}

/**
 * A text's characters folded so that typography makes no difference: blanks and line breaks are left out, full and half
 * width, kinds of quotes and dashes are one. The printed parts put together are the text again, blanks at its end aside.
 */
export function signsOf(text: string): Sign[] {
  const signs: Sign[] = [];
  let blanks = '';
  for (const c of text) {
    const sign = foldedSign(c);
    if (sign === '') {
      blanks += c;
      continue;
    }
    signs.push({ folded: sign, printed: blanks + c });
    blanks = '';
  }
  return signs;
}

/** The text as compared. */
export function folded(text: string): string {
  let out = '';
  for (const c of text) out += foldedSign(c);
  return out;
}
