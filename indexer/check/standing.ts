import type { Document, IsoDate, Status } from '../types.ts';
import { startOf } from '../versions/status.ts';
import { expressionOf, expressionOn, type Work } from '../versions/works.ts';
import type { DraftReference } from './draft-references.ts';

/** The text a reference means, and what stands against citing it. */
export interface Meant {
  /** What its place and words are held against; none when the text of that version is not held. */
  readonly document?: Document;
  /** The text in force on the day, when it is another or held at all. */
  readonly current?: Document;
  readonly status?: Status;
  /** The reference names a version that is not held. */
  readonly missing?: string;
  /** The version it names had ended on the day. */
  readonly ended: boolean;
}

/** The version a reference means on a day: the one it names, else the one in force. */
export function meantBy(reference: DraftReference, work: Work, asOf: IsoDate): Meant {
  const standing = expressionOn(work, asOf);
  const current = standing?.document;
  const status = standing?.status;
  if (reference.version === undefined) {
    if (!current || !status) return { ended: false };
    const other = status === 'superseded' || (status === 'not_yet_in_force' && hadEarlier(current));
    // Its successor, or what held before it, is known but not held: neither places nor words can be compared.
    if (other) return { current, status, missing: '', ended: false };
    return { document: current, current, status, ended: false };
  }
  const named = expressionOf(work, reference.version);
  const standingOf = { ...(current ? { current } : {}), ...(status ? { status } : {}) };
  if (named)
    return { document: named, ...standingOf, ended: named !== current && endedBefore(named, current, asOf) };
  const begun = status === 'in_force' || status === 'unverified';
  const held = current && begun && (current.version ?? '') > `${reference.version}-99`;
  return { ...standingOf, missing: reference.version, ended: held === true };
}

function endedBefore(named: Document, current: Document | undefined, asOf: IsoDate): boolean {
  const start = current && startOf(current);
  return start !== undefined && start <= asOf && (named.version ?? '') < (current?.version ?? '');
}

/** Whether the work was there before this version of it. */
function hadEarlier(document: Document): boolean {
  const first = document.history.map((event) => event.date).sort()[0];
  return (
    document.version !== undefined &&
    first !== undefined &&
    first < document.version &&
    first.slice(0, 4) !== document.version.slice(0, 4)
  );
}

/** The works that took a repealed one's place, as the catalogue tells. */
export function successorOf(document: Document, documents: readonly Document[]): Document | undefined {
  return documents.find((other) =>
    other.relations.some(
      (r) =>
        (r.predicate === 'repeals' || r.predicate === 'supersedes') &&
        r.document.split('@')[0] === document.id,
    ),
  );
}
