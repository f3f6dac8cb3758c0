import { loadKnowledge } from '../../indexer/documents/load.ts';
import type { Synonym } from '../../indexer/documents/word-lists.ts';
import { entriesOf } from '../../indexer/search/entries.ts';
import { find } from '../../indexer/search/find.ts';
import { openIndex } from '../../indexer/search/store.ts';
import { loadTokenizer } from '../../indexer/search/tokenize.ts';
import { corrector } from '../../indexer/search/understand/correct.ts';
import { synonymTable } from '../../indexer/search/understand/synonyms.ts';
import { namedWorks } from '../../indexer/search/understand/titles.ts';
import { DEFAULT } from '../../indexer/search/weights.ts';
import type { Finding, IsoDate } from '../../indexer/types.ts';
import { statusOn } from '../../indexer/versions/status.ts';
import { worksOf } from '../../indexer/versions/works.ts';

/** Passages looked through for the one that answers. */
const DEPTH = 20;

export interface Searcher {
  /** What all texts and headnotes hold, for looking whether a word occurs. */
  readonly texts: readonly string[];
  /** Searches with these lines as the only synonyms. */
  readonly with: (
    lines: readonly Synonym[],
  ) => (question: string, turns: readonly string[]) => Promise<Finding>;
}

/**
 * Opens knowledge once, to be searched with any list of synonyms: what the library does, but for the list, which the
 * library reads once from its folders.
 */
export async function openSearcher(dirs: readonly string[], asOf: IsoDate): Promise<Searcher> {
  const { documents } = await loadKnowledge(dirs);
  const entries = documents.flatMap(entriesOf);
  const works = worksOf(documents);
  const named = namedWorks(documents);
  const { index } = await openIndex(entries, DEFAULT, { now: () => new Date(asOf) });
  const tokenizer = await loadTokenizer();
  const correct = corrector(index.postings, tokenizer);
  const shelf = {
    documents,
    entries,
    works,
    named,
    index,
    statusOn: (document: (typeof documents)[number], on: IsoDate = asOf) =>
      statusOn(document, on, works.get(document.id)?.expressions ?? []),
  };
  return {
    texts: entries.map((e) => [e.text, e.headnote?.text, ...e.headings].join('\n')),
    with: (lines) => {
      const background = {
        works: named,
        isReport: (id: string) => works.get(id)?.expressions[0]?.kind === 'report',
        synonyms: synonymTable(lines),
        tokenizer,
        weights: DEFAULT.terms,
        correct,
      };
      return (question, turns) => find(question, { turns, asOf, limit: DEPTH }, shelf, background, DEFAULT);
    },
  };
}
