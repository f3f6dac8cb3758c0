import { loadApproved } from '../documents/approved.ts';
import { type Folders, filesOf } from '../documents/knowledge-files.ts';
import { loadKnowledge } from '../documents/load.ts';
import { loadNamedLaws, type NamedLaw } from '../documents/named-laws.ts';
import { loadOrganisation } from '../documents/organisation.ts';
import { loadSearchWords, type SearchWords } from '../documents/search-words.ts';
import {
  type GlossaryTerm,
  loadGlossary,
  loadOutOfScope,
  loadSynonyms,
  type Synonym,
} from '../documents/word-lists.ts';
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

/** Loads what a library is made of from folders; a later one completes an earlier one. */
export async function loadHoldings(folders: Folders): Promise<Holdings> {
  const files = await filesOf(folders);
  const [
    { documents, problems },
    { synonyms },
    { terms },
    { words: searchWords },
    { words: outOfScope },
    { laws: namedLaws },
    { answers: approved },
    own,
  ] = await Promise.all([
    loadKnowledge(files),
    loadSynonyms(files),
    loadGlossary(files),
    loadSearchWords(files),
    loadOutOfScope(files),
    loadNamedLaws(files),
    loadApproved(files),
    loadOrganisation(files),
  ]);
  return {
    documents,
    problems: [...problems, ...own.problems],
    synonyms: [...synonyms, ...termsAsWords(terms)],
    searchWords,
    outOfScope,
    namedLaws,
    approved,
    organisation: own.organisation,
  };
}

/** Terms of art are words whole, which no segmenter knows: 安全码, 双随机. */
function termsAsWords(terms: readonly GlossaryTerm[]): Synonym[] {
  return terms.map(({ term, aliases }) => ({ say: [term, ...aliases], mean: [term] }));
}
