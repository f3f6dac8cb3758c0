import { completeFiles } from '../documents/complete-all.ts';
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

/** The documents that files make, with what the folders hold besides. */
export function holdingsOf(files: Parameters<typeof completeFiles>[0], lists: Lists): Holdings {
  const { documents, problems } = completeFiles(files, lists.organisation?.access);
  return { ...lists, documents, problems: [...problems, ...lists.problems] };
}
