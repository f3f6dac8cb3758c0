/** The public door of the indexer: the only file that bot/ imports. */

export type { CheckFinding, CheckReport, Severity } from './check/finding.ts';
export { checkDraft, checkText, markedDocx, readDraft, readDraftFile } from './check/on-demand.ts';
export { REPORT_SCHEMA } from './check/report-schema.ts';
export { chinaDay } from './china-day.ts';
export { openGuides } from './documents/guides.ts';
export type { Folders, KnowledgeFiles } from './documents/knowledge-files.ts';
export { type HeldText, lostTexts, textKey } from './documents/lost-texts.ts';
export { loadOrganisation, loadSynonyms, validateKnowledge } from './documents/on-demand.ts';
export { versionDates } from './documents/version-dates.ts';
export type { GlossaryTerm, ReadingPath } from './documents/word-lists.ts';
export * from './errors.ts';
export type { ImportResult } from './import/import-original.ts';
export { importOriginal, ruleIn } from './import/on-demand.ts';
export { EVENT_WORDS, KIND_WORDS, STATUS_WORDS } from './language/zh/document-words.ts';
export { numeralValue } from './language/zh/quantities.ts';
export { talkOf, verdictOf } from './language/zh/talk.ts';
export { NO_ORGANISATION } from './model/organisation.ts';
export { type Corpus, type CorpusLine, openCorpus } from './search/corpus.ts';
export { articleCount } from './search/decide/exact-finding.ts';
export { documentKey } from './search/indexed-document.ts';
export { type OpenOptions, openLibrary } from './search/library.ts';
export { lookUp } from './search/lookup.ts';
export { openFiles } from './search/open-holdings.ts';
export { type Meant, type QuestionMeaning, questionMeaning } from './search/question-meaning.ts';
export { versionWish } from './search/understand/versions.ts';
export { PROFILES, type ProfileName } from './search/weights.ts';
export {
  formatLocator,
  isWithin,
  parseAnchor,
  parseLocator,
  sameLocator,
  toAnchor,
} from './structure/locator.ts';
export { resolvePlace } from './structure/resolve-place.ts';
export { cellsOf, isTableRow, isTableRule } from './structure/tables.ts';
export { articlesOf, findProvision, textOf, walk } from './structure/tree.ts';
export * from './types.ts';
export type { Citation, Citations, CitedPlace } from './versions/citation.ts';
export { buildCitations } from './versions/citations.ts';
export { compareVersions } from './versions/compare.ts';
export type * from './versions/comparison.ts';
export { differences } from './versions/difference.ts';
export { succession } from './versions/facts.ts';
export { type Edge, type EdgeKind, graphOf } from './versions/graph.ts';
export { expressionOnDay } from './versions/on-day.ts';
export { type Certainty, type NumberLink, type Renumbering, renumberingOf } from './versions/renumbering.ts';
export { folded } from './versions/typography.ts';
