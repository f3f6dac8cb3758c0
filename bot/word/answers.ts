import type { Library } from '../../indexer/index.ts';
import { quotationAt } from '../answers/quotation.ts';
import type { WordLine } from './lines.ts';

/** One question of a conversation and what answered it. */
export interface AskedTurn {
  readonly question: string;
  readonly answers: readonly {
    /** Paths of the reader that were shown. */
    readonly places: readonly string[];
    /** What was said where no place was shown. */
    readonly words: string;
  }[];
}

/** A conversation for a file: each answer as it is quoted in writing, from the texts and not from what a page sent. */
export function answerLines(library: Library, turns: readonly AskedTurn[], base: string): WordLine[] {
  return [
    { kind: 'title', text: '知依问答' },
    ...turns.flatMap(({ question, answers }): WordLine[] => [
      { kind: 'heading', level: 3, text: `问：${question}` },
      ...answers.flatMap(({ places, words }) => {
        const quoted = places.flatMap((place) => quotation(library, place, base));
        return quoted.length > 0 ? quoted : [{ kind: 'note', text: words } as const];
      }),
    ]),
  ];
}

function quotation(library: Library, place: string, base: string): WordLine[] {
  const found = quotationAt(library, place);
  if (!found) return [];
  const { citation, lines = [], status, source, reader } = found;
  return [
    { kind: 'words', label: citation, text: '', depth: 0 },
    ...lines.map((text): WordLine => ({ kind: 'words', text, depth: 0 })),
    ...(lines.length > 0 ? [] : [{ kind: 'note', text: '只有要旨，没有原文可引。' } as const]),
    { kind: 'note', text: status },
    { kind: 'address', text: source ?? `${base}${reader}` },
  ];
}
