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
import type { Document, Entry, Finding, IsoDate } from '../../indexer/types.ts';
import { statusOn } from '../../indexer/versions/status.ts';
import { worksOf } from '../../indexer/versions/works.ts';

/** Passages looked through for the one that answers. */
const DEPTH = 20;

/** Searches with these lines as the only synonyms. */
export type SearchWith = (
  lines: readonly Synonym[],
) => (question: string, turns: readonly string[]) => Promise<Finding>;

/** The passages of folders of knowledge. */
export async function entriesIn(dirs: readonly string[]): Promise<Entry[]> {
  return (await loadKnowledge(dirs)).documents.flatMap(entriesOf);
}

/**
 * Indexes passages once, to be searched with any list of synonyms: what the library does, but for the list, which the
 * library reads once from its folders.
 */
export async function searchWith(entries: readonly Entry[], asOf: IsoDate): Promise<SearchWith> {
  const documents = [...new Set(entries.map((e) => e.document))];
  const works = worksOf(documents);
  const named = namedWorks(documents);
  const { index } = await openIndex(entries, DEFAULT, { now: () => new Date(asOf) });
  const tokenizer = await loadTokenizer();
  const correct = corrector(index.postings, tokenizer);
  const status = (document: Document, on: IsoDate = asOf) =>
    statusOn(document, on, works.get(document.id)?.expressions ?? []);
  const shelf = { documents, entries, works, named, index, statusOn: status };
  return (lines) => {
    const background = {
      works: named,
      isReport: (id: string) => works.get(id)?.expressions[0]?.kind === 'report',
      synonyms: synonymTable(lines),
      tokenizer,
      weights: DEFAULT.terms,
      correct,
    };
    return (question, turns) => find(question, { turns, asOf, limit: DEPTH }, shelf, background, DEFAULT);
  };
}
