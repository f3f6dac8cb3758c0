import type { completeFiles } from '../documents/complete-all.ts';
import type { NamedLaw } from '../documents/named-laws.ts';
import type { SearchWords } from '../documents/search-words.ts';
import type { Synonym } from '../documents/word-lists.ts';
import type { ApprovedAnswer, Document, Organisation, Problem } from '../types.ts';

/** What folders of knowledge hold. */
export interface Holdings {
  readonly documents: readonly Document[];
  readonly problems: readonly Problem[];
  readonly synonyms: readonly Synonym[];
  readonly searchWords?: SearchWords;
  /** Words for matters that no text is about. */
  readonly outOfScope?: readonly string[];
  /** Laws that people name, whether held or not. */
  readonly namedLaws?: readonly NamedLaw[];
  /** Answers that a department has bound to questions. */
  readonly approved?: readonly ApprovedAnswer[];
  /** Whose knowledge it is; default nobody's in particular. */
  readonly organisation?: Organisation;
}

/** What folders hold besides documents. */
export type Lists = Omit<Holdings, 'documents'>;

/** What folders hold, of the documents that their files make and of what they hold besides. */
export function holdingsOf(
  { documents, problems }: ReturnType<typeof completeFiles>,
  lists: Lists,
): Holdings {
  return { ...lists, documents, problems: [...problems, ...lists.problems] };
}
