/**
 * What people say → words of rules, learned from pairs of everyday phrases and the words they stand for (IBM model 1, Brown et
 * al. 1993: The Mathematics of Statistical Machine Translation; trained by `npm run train`). It works for any document, those
 * added later too, and needs no words of their own.
 */

/** A word of rules that a word of people may stand for. */
export interface Translation {
  readonly word: string;
  /** Probability of the word of rules, given that of people; 0 to 1. */
  readonly p: number;
}

/** The learned table as it is kept: a word of people → `word percent word percent …`. */
export type VocabularyFile = Readonly<Record<string, string>>;

/** Looks words of people up. */
export type Vocabulary = (word: string) => readonly Translation[];

const NONE: readonly Translation[] = [];

let shipped: Promise<Vocabulary> | undefined;

/** The vocabulary that ships, loaded with the first question. */
export function learnedVocabulary(): Promise<Vocabulary> {
  shipped ??= import('../../trained/vocabulary.json', { with: { type: 'json' } }).then((m) =>
    vocabularyOf(m.default as VocabularyFile),
  );
  return shipped;
}

/** A vocabulary of a learned table. Rows are taken apart when they are first asked for. */
export function vocabularyOf(file: VocabularyFile): Vocabulary {
  const rows = new Map(Object.entries(file));
  const known = new Map<string, readonly Translation[]>();
  return (word) => {
    const row = rows.get(word);
    if (row === undefined) return NONE;
    let translations = known.get(word);
    if (!translations) {
      translations = translationsOf(row);
      known.set(word, translations);
    }
    return translations;
  };
}

function translationsOf(row: string): Translation[] {
  const parts = row.split(' ');
  const out: Translation[] = [];
  for (let i = 0; i + 1 < parts.length; i += 2) out.push({ word: parts[i]!, p: Number(parts[i + 1]) / 100 });
  return out;
}

/** Writes translations as a row of the table, percents rounded to whole ones. */
export function rowOf(translations: readonly Translation[]): string {
  return translations.map(({ word, p }) => `${word} ${Math.max(1, Math.round(p * 100))}`).join(' ');
}
