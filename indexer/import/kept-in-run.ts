import type { Document } from '../types.ts';
import type { Candidate } from './candidate.ts';

/** A document as an import has just written it, for comparing the next original with. */
export function documentOf(candidate: Candidate, file: string): Document {
  const { id, version, kind, title, root, facts, source } = candidate;
  return {
    id,
    ...(version === undefined ? {} : { version }),
    kind,
    title,
    shortTitles: [],
    status: 'unverified',
    text: 'official',
    source,
    history: facts.history,
    relations: [],
    outline: [],
    root,
    path: file,
  };
}
