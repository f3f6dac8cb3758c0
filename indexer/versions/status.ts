import type { Document, IsoDate, Status } from '../types.ts';

/**
 * The date from which an expression holds: its day of effect; where that is not known, or is that of an earlier text
 * (a statute keeps printing its first day of effect after amendments), the date of the expression itself.
 */
export function startOf(document: Document): IsoDate | undefined {
  const { effective, version, published } = document;
  if (effective !== undefined && (version === undefined || effective >= version)) return effective;
  return version ?? published ?? effective;
}

/**
 * Legal status of an expression on a date, by the dates and the catalogue's word. A date outweighs the word: a text
 * superseded in 2024 was in force in 2020. What nobody has checked stays unverified, unless another held expression of
 * the work shows that it was superseded by then.
 * @param siblings the held expressions of the same work; may include the document itself
 * Example: 突发事件应对法 2007 → 2024-10-31 in_force, 2024-11-01 superseded.
 */
export function statusOn(document: Document, asOf: IsoDate, siblings: readonly Document[] = []): Status {
  if (document.status === 'drafting') return 'drafting';
  const start = startOf(document);
  if (document.repealed !== undefined && asOf >= document.repealed) return 'repealed';
  if (start !== undefined && asOf < start) return 'not_yet_in_force';
  if (document.expires !== undefined && asOf > document.expires) return 'expired';
  const end = supersededOn(document, siblings);
  if (end !== undefined && asOf >= end) return 'superseded';
  return wordOn(document, asOf, start, end);
}

/** The day on which the next expression took this one's place: of the held ones, else the date the catalogue names. */
function supersededOn(document: Document, siblings: readonly Document[]): IsoDate | undefined {
  const { supersededBy } = document;
  const named = siblings.find((d) => d.version !== undefined && d.version === supersededBy);
  const starts = siblings.filter((d) => follows(d, document)).map((d) => startOf(d) as IsoDate);
  if (named ? named.effective !== undefined : supersededBy !== undefined)
    starts.push(named?.effective ?? (supersededBy as IsoDate));
  return starts.sort()[0];
}

function follows(later: Document, earlier: Document): boolean {
  if (later.id !== earlier.id || later.version === undefined) return false;
  // Adopted but without a known day of effect: it has not yet taken the place of anything.
  const waiting = later.status === 'not_yet_in_force' && later.effective === undefined;
  if (waiting || later.status === 'drafting') return false;
  return earlier.version === undefined ? later.text !== 'none' : later.version > earlier.version;
}

/** What the catalogue says, as far as it reaches back or forward to the date. */
function wordOn(
  document: Document,
  asOf: IsoDate,
  start: IsoDate | undefined,
  end: IsoDate | undefined,
): Status {
  const { status, statusAsOf, repealed, effective } = document;
  switch (status) {
    case 'superseded':
      // The end is known and has not come, or is not known: then the word holds from the day it is known for.
      if (end !== undefined) return 'in_force';
      return statusAsOf !== undefined && asOf < statusAsOf ? 'unverified' : 'superseded';
    case 'repealed':
      if (repealed !== undefined) return 'in_force';
      return statusAsOf !== undefined && asOf < statusAsOf ? 'unverified' : 'repealed';
    case 'expired':
      return document.expires === undefined ? 'expired' : 'in_force';
    case 'not_yet_in_force':
      return effective !== undefined ? 'in_force' : 'not_yet_in_force';
    case 'in_force':
      return start === undefined && statusAsOf !== undefined && asOf < statusAsOf ? 'unverified' : 'in_force';
    default:
      return status;
  }
}
