import { articlesOf, textOf } from '../../structure/tree.ts';
import type { HistoryEvent, IsoDate, Provision } from '../../types.ts';
import { datesIn } from './dates.ts';

export interface EntryIntoForce {
  /** The day this expression came into force, when the text tells it of this expression. */
  readonly effective?: IsoDate;
  readonly event?: HistoryEvent;
  /** What a reader must know about the date, in Chinese. */
  readonly note?: string;
}

/** How many closing articles may hold the clause; 废止 clauses may follow it. */
const CLOSING = 3;
const ON_DAY = /自(?=[\d〇零○一二三四五六七八九]{4}年)[^。;\uff1b]{8,14}起(?:施行|实施|生效|执行)/u;
const ON_PUBLICATION = /自(?:公布|发布|颁布|印发)之日起(?:施行|实施|生效|执行)/u;

/**
 * The day of entry into force in the closing articles. It belongs to this expression only when it is not before the
 * expression's own date; else to the first text or the last whole revision, whose clause later amendments leave as it
 * was: the 2021 text of 安全生产法 still prints 2002-11-01.
 */
export function entryIntoForce(
  root: Provision,
  history: readonly HistoryEvent[],
  version: IsoDate | undefined,
): EntryIntoForce {
  const closing = articlesOf(root)
    .slice(-CLOSING)
    .map((article) => textOf(article).replace(/\s/gu, ''));
  const told = history.findLast((event) => event.event === 'effective');
  for (const text of closing.reverse()) {
    const day = datesIn(ON_DAY.exec(text)?.[0] ?? '')[0]?.date;
    if (day !== undefined) return belonging(day, '末条所载施行日', history, version);
    if (ON_PUBLICATION.test(text)) return onPublication(history, version);
  }
  return told ? belonging(told.date, '题注所载施行日', history, version) : {};
}

function onPublication(history: readonly HistoryEvent[], version: IsoDate | undefined): EntryIntoForce {
  const whole = history.findLast(({ event }) => event === 'published');
  return whole ? belonging(whole.date, '自公布之日起施行', history, version) : {};
}

function belonging(
  day: IsoDate,
  note: string,
  history: readonly HistoryEvent[],
  version: IsoDate | undefined,
): EntryIntoForce {
  if (version !== undefined && day >= version)
    return { effective: day, event: { date: day, event: 'effective', note } };
  const text = history.findLast(({ date, event }) => WHOLE.has(event) && date <= day);
  const whose = text?.event === 'revised' ? `${text.date} 修订的文本` : '首次文本';
  return {
    event: { date: day, event: 'effective', note: `${note},属于${whose}` },
    note:
      version === undefined
        ? `${note} ${day},不知属于哪个版本`
        : `${note} ${day} 属于${whose},不是本版本的施行日`,
  };
}

/** Events that give the whole text anew. */
const WHOLE: ReadonlySet<HistoryEvent['event']> = new Set(['adopted', 'approved', 'revised', 'published']);
