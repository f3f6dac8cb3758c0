import type { HistoryEvent, IsoDate, Provision } from '../../types.ts';
import { entryIntoForce } from './entry-into-force.ts';
import type { Notes } from './notes.ts';

/** What a text tells of itself, nothing guessed: what is not told is absent. */
export interface Facts {
  readonly version?: IsoDate;
  readonly adopted?: IsoDate;
  readonly published?: IsoDate;
  readonly effective?: IsoDate;
  readonly documentNumber?: string;
  readonly history: readonly HistoryEvent[];
  /** What a reader of the dates must know, in Chinese. */
  readonly notes: readonly string[];
  /** Dates the text itself prints as those of its making. */
  readonly told: readonly IsoDate[];
  /** Whether the version stands in the file's name alone. */
  readonly fromName: boolean;
}

/** Events that make or change the text, and so date an expression of it. */
const MAKING: ReadonlySet<HistoryEvent['event']> = new Set(['adopted', 'approved', 'revised', 'amended']);

/**
 * Dates of a text from its notes, its closing articles and its file's name. The version is the latest date of making; a
 * later one in the file's name prevails and is marked. A text whose only date is that of its order is dated by that.
 */
export function factsOf(notes: Notes, root: Provision, nameDate: IsoDate | undefined): Facts {
  const making = notes.history.filter(({ event }) => MAKING.has(event)).map(({ date }) => date);
  const published = notes.history.filter(({ event }) => event === 'published').map(({ date }) => date);
  const told = [...new Set([...making, ...published])].sort();
  const latest = making.sort().at(-1) ?? published.at(-1);
  // A later date is that of an amendment which the text does not tell, unless the text was not yet in force then.
  const inForce = entryIntoForce(root, notes.history, undefined).event?.date ?? '';
  const byName =
    nameDate !== undefined &&
    (latest === undefined || (nameDate > latest && (nameDate > inForce || told.includes(nameDate))));
  const version = byName ? nameDate : latest;
  const remarks: string[] = [];
  if (nameDate !== undefined && latest !== undefined && !told.includes(nameDate)) {
    remarks.push(
      byName
        ? `文件名的日期 ${nameDate} 晚于正文所载的 ${latest},正文未载此后的修改,请核对`
        : `文件名的日期 ${nameDate} 与正文所载的 ${latest} 不同,以正文为准`,
    );
  }
  if (version === undefined) remarks.push('原文没有通过、修订或公布的日期,版本不明');

  const publication = published.find((date) => version !== undefined && date >= version);
  const force = entryIntoForce(root, notes.history, version);
  if (force.note) remarks.push(force.note);
  const adopted = notes.history.find(({ event }) => event === 'adopted')?.date;
  const number = notes.numbers.findLast(
    ({ date }) => date === undefined || date >= (latest ?? '') || making.length === 0,
  );
  const current =
    number?.date !== undefined && version !== undefined && number.date < version ? undefined : number;
  return {
    ...(version ? { version } : {}),
    ...(adopted ? { adopted } : {}),
    ...(publication ? { published: publication } : {}),
    ...(force.effective ? { effective: force.effective } : {}),
    ...(current ? { documentNumber: current.text } : {}),
    history: withEvent(notes.history, force.event),
    notes: remarks,
    told,
    fromName: byName && !told.includes(nameDate),
  };
}

function withEvent(history: readonly HistoryEvent[], event: HistoryEvent | undefined): HistoryEvent[] {
  const known = event === undefined || history.some((h) => h.date === event.date && h.event === event.event);
  return (known ? [...history] : [...history, event]).sort((a, b) =>
    a.date < b.date ? -1 : a.date > b.date ? 1 : 0,
  );
}
