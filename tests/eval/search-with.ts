import type { Synonym } from '../../indexer/documents/word-lists.ts';
import { openIndexOf } from '../../indexer/search/index-of.ts';
import { libraryOf } from '../../indexer/search/library.ts';
import type { Document, Finding, IsoDate, Provision } from '../../indexer/types.ts';

/** Passages looked through for the one that answers. */
const DEPTH = 20;

/** Searches with these lines as the only synonyms. */
export type SearchWith = (
  lines: readonly Synonym[],
) => Promise<(question: string, turns: readonly string[]) => Promise<Finding>>;

/** Indexes documents once, to be searched with any list of synonyms on one date. */
export async function searchWith(documents: readonly Document[], asOf: IsoDate): Promise<SearchWith> {
  const now = () => new Date(asOf);
  const opened = await openIndexOf({ documents }, { now });
  return async (synonyms) => {
    const library = await libraryOf({ documents, problems: [], synonyms }, { now, opened });
    return (question, turns) => library.find(question, { turns, limit: DEPTH });
  };
}

/** The documents with an official text, without their headnotes. */
export function officialTexts(documents: readonly Document[]): Document[] {
  return documents.flatMap((d) => (d.text === 'official' ? [{ ...d, root: withoutHeadnotes(d.root) }] : []));
}

function withoutHeadnotes({ headnote: _, children, ...provision }: Provision): Provision {
  return { ...provision, children: children.map(withoutHeadnotes) };
}
