import { basename } from 'node:path';
import { entryStore } from '../../../indexer/search/entry-store.ts';
import type { Holdings } from '../../../indexer/search/holdings.ts';
import type { Document, Entry } from '../../../indexer/types.ts';
import { answers, type Question } from './question-sets.ts';

/** Phrases that are taken of a passage. */
const EACH = 4;
/** Characters from which a phrase is as good as a question: 整改清单写明谁负责. */
const LONG = 7;
/** Characters of a passage by which it is known. */
const QUOTED = 40;

/**
 * What people say of passages that no question asks for, as questions: else words that only those are asked by would be known from
 * questions that have no answer alone. To be asked where the words of the document are left out, as these phrases are among them.
 */
export function sayings({ documents, searchWords }: Holdings, questions: readonly Question[]): Question[] {
  const { of } = entryStore(documents, searchWords);
  return documents
    .filter(({ text }) => text === 'official')
    .flatMap((document) => of(document).map((entry) => ({ document, entry })))
    .filter(({ entry }) => entry.text !== '' && !questions.some((q) => answers(q, { entry }, entry.text)))
    .flatMap(({ document, entry }) => phrasesOf(entry).map((phrase, i) => asked(phrase, i, document, entry)));
}

/** Some phrases from all over the list, the same every time. */
function phrasesOf({ everyday = [] }: Entry): string[] {
  const long = everyday.filter((phrase) => phrase.length >= LONG);
  const step = Math.max(1, long.length / EACH);
  return Array.from({ length: Math.min(EACH, long.length) }, (_, i) => long[Math.floor(i * step)]!);
}

function asked(phrase: string, n: number, { kind, source, path }: Document, entry: Entry): Question {
  const doc = kind === 'report' ? 'report' : (source?.file ?? basename(path));
  return {
    id: `saying-${entry.key}-${n}`,
    set: 'sayings',
    kind: 'saying',
    question: phrase,
    turns: [],
    answerable: true,
    gold: [{ doc, loc: entry.provision.label, quote: entry.text.slice(0, QUOTED) }],
  };
}
