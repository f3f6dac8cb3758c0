import type * as OrganisationFile from './organisation.ts';
import type * as Validate from './validate.ts';
import type * as WordLists from './word-lists.ts';

// What reads knowledge files comes with two parsers and a checker of schemas, a tenth of a second to load. A warm start
// needs none of it, so these load their modules when they are called.

/** See `validate.ts`. */
export const validateKnowledge: typeof Validate.validateKnowledge = async (...args) =>
  (await import('./validate.ts')).validateKnowledge(...args);

/** See `word-lists.ts`. */
export const loadSynonyms: typeof WordLists.loadSynonyms = async (...args) =>
  (await import('./word-lists.ts')).loadSynonyms(...args);

/** See `organisation.ts`. */
export const loadOrganisation: typeof OrganisationFile.loadOrganisation = async (...args) =>
  (await import('./organisation.ts')).loadOrganisation(...args);
