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

/**
 * A text's characters folded so that typography makes no difference: blanks and line breaks are left out, full and half
 * width, kinds of quotes and dashes are one. The printed parts put together are the text again, blanks at its end aside.
 */
export function signsOf(text: string): Sign[] {
  const signs: Sign[] = [];
  let blanks = '';
  for (const c of text) {
    if (/[\s\u3000\u200b\ufeff]/u.test(c)) {
      blanks += c;
      continue;
    }
    const plain = c.normalize('NFKC');
    signs.push({ folded: QUOTES[plain] ?? QUOTES[c] ?? plain, printed: blanks + c });
    blanks = '';
  }
  return signs;
}

/** The text as compared. */
export function folded(text: string): string {
  return signsOf(text)
    .map((sign) => sign.folded)
    .join('');
}
