import { loadApproved } from '../documents/approved.ts';
import { completeFiles } from '../documents/complete-all.ts';
import { type Folders, filesOf } from '../documents/knowledge-files.ts';
import { loadFiles } from '../documents/load-files.ts';
import { loadNamedLaws } from '../documents/named-laws.ts';
import { loadOrganisation } from '../documents/organisation.ts';
import { loadSearchWords } from '../documents/search-words.ts';
import {
  type GlossaryTerm,
  loadGlossary,
  loadOutOfScope,
  loadSynonyms,
  type Synonym,
} from '../documents/word-lists.ts';
import { type Holdings, holdingsOf, type Lists } from './holdings-of.ts';

export type { Holdings } from './holdings-of.ts';

/** Loads what a library is made of from folders; a later one completes an earlier one. */
export async function loadHoldings(folders: Folders): Promise<Holdings> {
  const files = await filesOf(folders);
  const lists = await loadLists(files);
  return holdingsOf(completeFiles(await loadFiles(files), lists.organisation?.access), lists);
}

/** Loads the word lists and what tells whose knowledge it is. */
export async function loadLists(files: Folders): Promise<Lists> {
  const [
    { synonyms },
    { terms },
    { words: searchWords },
    { words: outOfScope },
    { laws: namedLaws },
    { answers: approved },
    own,
  ] = await Promise.all([
    loadSynonyms(files),
    loadGlossary(files),
    loadSearchWords(files),
    loadOutOfScope(files),
    loadNamedLaws(files),
    loadApproved(files),
    loadOrganisation(files),
  ]);
  return {
    problems: own.problems,
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
