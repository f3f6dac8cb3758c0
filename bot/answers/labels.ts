import type { IsoDate, Kind, Status } from '../../indexer/index.ts';
import { EVENT_WORDS, KIND_WORDS, STATUS_WORDS } from '../../indexer/index.ts';

/** Authority badge. */
export const KIND_LABEL = KIND_WORDS;

/** Status badge. */
export const STATUS_LABEL = STATUS_WORDS;

/** The mark of own words about a law: never left out. */
export const HEADNOTE_MARK = '要旨（非原文）';

/** Badge of what the words are worth: 法律, or 要旨（非原文）. Example: ('law', 'headnote') → 法律 · 要旨（非原文）. */
export function authorityLabel(kind: Kind, form: 'official' | 'headnote'): string {
  return form === 'headnote' ? `${KIND_LABEL[kind]} · ${HEADNOTE_MARK}` : KIND_LABEL[kind];
}

/** What leads to a passage on the own pages. A headnote is not the text. */
export function readLabel(form: 'official' | 'headnote'): string {
  return form === 'headnote' ? '打开网页' : '打开原文';
}

interface Rated {
  readonly kind: Kind;
  readonly status: Status;
  readonly statusAsOf?: IsoDate;
  readonly effective?: IsoDate;
  readonly published?: IsoDate;
  readonly onDay?: IsoDate;
}

/**
 * 2024-11-01起施行 · 核对于2026-11-28 · 现行有效, without the dates that are not known. A report is never in force, it was
 * published: 2021-03-24 发布.
 * @param status today's, where it is not the one recorded
 */
export function statusLabel(
  { kind, status: recorded, statusAsOf, effective, published, onDay }: Rated,
  status = recorded,
): string {
  if (kind === 'report' && published && status === 'in_force') return `${published} 发布`;
  // What held on a day that was asked for is not said to hold.
  if (onDay && status === 'in_force')
    return [...(effective ? [`${effective}起施行`] : []), `${onDay}有效`].join(' · ');
  return [
    ...(effective ? [`${effective}起施行`] : []),
    ...(statusAsOf ? [`核对于${statusAsOf}`] : []),
    STATUS_LABEL[status],
  ].join(' · ');
}

/** Events in the life of a text. */
export const EVENT_LABEL = EVENT_WORDS;
