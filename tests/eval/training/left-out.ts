import type { Holdings } from '../../../indexer/search/holdings.ts';
import type { Document, Provision } from '../../../indexer/types.ts';
import { isFrom } from '../gold.ts';
import { foldOf, type Question } from './question-sets.ts';

/** Folds that documents are dealt out to. */
export const FOLDS = 4;

/** Whether a document's words are left out in a fold. Reports have none of their own that matter. */
export function isLeftOut(id: string, fold: number): boolean {
  return foldOf(id, FOLDS) === fold;
}

/** Holdings in which the documents of a fold are as if a user had just added them: no headnotes, no everyday words. */
export function leaveOut(holdings: Holdings, fold: number): Holdings {
  const words = [...(holdings.searchWords ?? [])].filter(([key]) => !isLeftOut(key.split('@')[0]!, fold));
  return {
    ...holdings,
    searchWords: new Map(words),
    documents: holdings.documents.map((document) =>
      document.text === 'official' && isLeftOut(document.id, fold)
        ? { ...document, root: withoutHeadnotes(document.root) }
        : document,
    ),
  };
}

function withoutHeadnotes({ headnote: _, children, ...provision }: Provision): Provision {
  return { ...provision, children: children.map(withoutHeadnotes) };
}

/** The questions whose first gold is in a document left out; of the report only what people say of it. */
export function askedOfLeftOut(
  questions: readonly Question[],
  documents: readonly Document[],
  fold: number,
): Question[] {
  return questions.filter(({ gold: [first], set }) => {
    if (!first || (first.doc === 'report' && set !== 'sayings')) return false;
    const document = documents.find((d) => isFrom({ entry: { document: d } as never }, first.doc));
    return document !== undefined && isLeftOut(document.id, fold);
  });
}
