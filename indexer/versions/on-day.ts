import type { Document, HistoryEvent, IsoDate, OnDay } from '../types.ts';
import { startOf, statusOn } from './status.ts';
import type { Work } from './works.ts';

/** A dated text of a work, held or only told of by a history. */
interface Milestone {
  readonly version: IsoDate;
  readonly event?: HistoryEvent['event'];
  readonly since: IsoDate;
  readonly sinceKnown: boolean;
  readonly document?: Document;
}

/** What makes a new text. */
const MAKES: readonly HistoryEvent['event'][] = ['adopted', 'revised', 'amended'];
/** A text is published within so many days of the vote on it: both dates then name one text. */
const ONE_TEXT_DAYS = 150;

/**
 * The text of a work that was in force on a day, with what made it hold and what ended it, by the catalogue: also one of which
 * no text is held. Undefined for a work without dates, and for reports, which are never in force.
 * Example: 安全生产法 on 2019-05-01 → the text of 2014-08-31, since 2014-12-01, until that of 2021-06-10.
 */
export function expressionOnDay(work: Work, day: IsoDate): OnDay | undefined {
  if (work.expressions.every((d) => d.kind === 'report')) return undefined;
  const texts = milestonesOf(work);
  const [first] = texts;
  if (!first) return undefined;
  const begun = texts.filter(({ since }) => since <= day);
  const current = begun.at(-1);
  if (!current) return { day, state: 'not_yet', ...first };
  const { document } = current;
  const status = document && statusOn(document, day, work.expressions);
  // The catalogue's word alone says that it has ended: by what, it does not tell.
  if (status === 'superseded' || status === 'drafting') return undefined;
  if (status === 'expired')
    return { day, state: 'ended', ...current, until: { date: document!.expires ?? day } };
  if (status === 'repealed' && document!.repealed === undefined) return { day, state: 'ended', ...current };
  const unverified = status === 'unverified' ? ({ unverified: true } as const) : {};
  const ended = endOf(work);
  const next = texts.find(({ since }) => since > day);
  if (ended !== undefined && ended <= day) return { day, state: 'ended', ...current, until: { date: ended } };
  const until = next
    ? { date: next.since, version: next.version, ...(next.event ? { event: next.event } : {}) }
    : ended === undefined
      ? undefined
      : { date: ended };
  return { day, state: 'in_force', ...current, ...(until ? { until } : {}), ...unverified };
}

/** The day from which nothing of the work holds. */
function endOf(work: Work): IsoDate | undefined {
  const [newest] = work.expressions;
  return newest?.repealed ?? newest?.history.findLast((e) => e.event === 'repealed')?.date;
}

/** All texts of a work that anything tells of, by the day from which each held. */
function milestonesOf({ expressions }: Work): Milestone[] {
  const dated = expressions.filter((d) => d.version !== undefined && d.status !== 'drafting');
  const history = expressions.flatMap((d) => d.history);
  const dates = new Map<IsoDate, HistoryEvent['event'] | undefined>(
    dated.map((d) => [
      d.version!,
      history.find((e) => e.date === d.version && MAKES.includes(e.event))?.event,
    ]),
  );
  for (const { date, event } of history) {
    if (!MAKES.includes(event) || dates.has(date)) continue;
    const same = dated.find((d) => isOneText(date, d.version!));
    // A version named by the day of its publication was made by the vote before it.
    if (same) dates.set(same.version!, dates.get(same.version!) ?? event);
    else dates.set(date, event);
  }
  // A newer text that is known by its date alone.
  for (const { supersededBy } of dated)
    if (supersededBy !== undefined && !dates.has(supersededBy)) dates.set(supersededBy, undefined);
  const order = [...dates.keys()].sort();
  const texts = order.map((version, i): Milestone => {
    const document = dated.find((d) => d.version === version);
    const told = document ? toldStart(document) : undefined;
    const until = order[i + 1] ?? '9999';
    const later = history
      .filter((e) => e.event === 'effective' && e.date >= version && e.date < until)
      .map((e) => e.date)
      .sort()[0];
    const since = told ?? later ?? (document && startOf(document)) ?? version;
    const event = dates.get(version);
    return {
      version,
      ...(event ? { event } : {}),
      since,
      sinceKnown: (told ?? later) !== undefined,
      ...(document ? { document } : {}),
    };
  });
  return texts.sort((a, b) =>
    a.since < b.since ? -1 : a.since > b.since ? 1 : a.version < b.version ? -1 : 1,
  );
}

/** Its day of effect, unless that printed is an earlier text's. */
function toldStart({ effective, version }: Document): IsoDate | undefined {
  return effective !== undefined && version !== undefined && effective >= version ? effective : undefined;
}

function isOneText(vote: IsoDate, version: IsoDate): boolean {
  const days = (Date.parse(version) - Date.parse(vote)) / 86_400_000;
  return days > 0 && days <= ONE_TEXT_DAYS;
}
