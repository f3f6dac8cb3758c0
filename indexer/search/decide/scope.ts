import type { Document, Entry } from '../../types.ts';
import { expressionOf, expressionOn } from '../../versions/works.ts';
import type { Shelf } from '../find.ts';
import type { Understanding } from '../understand/understand.ts';

/** Which texts a question is put to. */
export interface Scope {
  /** Documents named, in the expression asked for; empty when none is named. */
  readonly documents: readonly Document[];
  /** The first of them. */
  readonly about?: Document;
  /** Other expressions of the same works that hold words. */
  readonly otherVersions: readonly Document[];
  /** A version is asked for that is not held. */
  readonly versionMissing: boolean;
  /** The report is asked what it says of another document. */
  readonly mentions: readonly Document[];
  /** Whether a search may return an entry. */
  readonly admits: (entry: Entry) => boolean;
}

/** The documents a question names, in the version it asks for; without names, everything. */
export function scopeOf(understanding: Understanding, shelf: Shelf): Scope {
  const { works: ids, version, asOf } = understanding;
  const documents: Document[] = [];
  const others: Document[] = [];
  let versionMissing = false;
  for (const id of ids) {
    const work = shelf.works.get(id);
    if (!work) continue;
    const chosen = choose();
    documents.push(...chosen);
    others.push(...work.expressions.filter((d) => !chosen.includes(d) && d.text !== 'none'));
    function choose(): Document[] {
      if (version.both) return [...work!.expressions];
      if (version.named) {
        const named = expressionOf(work!, version.named);
        // 2020年报告 names the year of the matter, not of a version.
        if (!named && work!.expressions[0]!.kind !== 'report') versionMissing = true;
        return named ? [named] : [...work!.expressions].slice(0, 1);
      }
      const current = expressionOn(work!, asOf)?.document;
      if (version.older) {
        const older = work!.expressions.filter(
          (d) => d !== current && (d.version ?? '') < (current?.version ?? ''),
        );
        if (older.length > 0) return older.slice(0, 1);
      }
      return current ? [current] : [];
    }
  }
  const reports = documents.filter((d) => d.kind === 'report');
  const mentions = reports.length > 0 ? documents.filter((d) => d.kind !== 'report') : [];
  const admitted = new Set(mentions.length > 0 ? reports : documents);
  const about = mentions[0] ?? documents[0];
  return {
    documents,
    ...(about ? { about } : {}),
    otherVersions: others,
    versionMissing,
    mentions,
    admits: admitted.size === 0 ? () => true : (entry) => admitted.has(entry.document),
  };
}
