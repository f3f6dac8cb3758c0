import type { Document } from '../types.ts';
import type * as CheckDraft from './check-draft.ts';
import type { CheckReport } from './finding.ts';
import type * as MarkedDocx from './marked-docx.ts';
import type * as ReadDraft from './read-draft.ts';

// Few turns and no start check a draft: these load their modules, and the readers of formats, when they are called.

/** See `check-draft.ts`. */
export const checkDraft = async (
  ...args: Parameters<typeof CheckDraft.checkDraft>
): Promise<ReturnType<typeof CheckDraft.checkDraft>> =>
  (await import('./check-draft.ts')).checkDraft(...args);

/** Checks pasted text. */
export async function checkText(
  text: string,
  documents: readonly Document[],
  options: CheckDraft.CheckOptions,
): Promise<CheckReport> {
  const { draftOf } = await import('./draft.ts');
  return checkDraft(draftOf(text.split(/\r\n?|[\n\u2028\u2029]/u)), documents, options);
}

/** See `read-draft.ts`. */
export const readDraft: typeof ReadDraft.readDraft = async (...args) =>
  (await import('./read-draft.ts')).readDraft(...args);

/** See `read-draft.ts`. */
export const readDraftFile: typeof ReadDraft.readDraftFile = async (...args) =>
  (await import('./read-draft.ts')).readDraftFile(...args);

/** See `marked-docx.ts`. */
export const markedDocx: typeof MarkedDocx.markedDocx = async (...args) =>
  (await import('./marked-docx.ts')).markedDocx(...args);
