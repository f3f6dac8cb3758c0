import type { HistoryEvent, IsoDate } from '../../types.ts';
import { datesIn } from './dates.ts';

/** What the notes before the articles tell, as they print it. */
export interface Notes {
  /** In the order of their dates. */
  readonly history: readonly HistoryEvent[];
  /** Number of the order, announcement or document, with the date it is printed beside, if any. */
  readonly numbers: readonly { readonly text: string; readonly date?: IsoDate }[];
}

/** The word that names the event, most telling first: 会议通过的《…决定》第二次修正 is an amendment. */
const EVENTS: readonly (readonly [RegExp, HistoryEvent['event']])[] = [
  [/修订/u, 'revised'],
  [/修正|修改/u, 'amended'],
  [/批准/u, 'approved'],
  [/通过/u, 'adopted'],
  [/公布|发布|颁布|印发|令第/u, 'published'],
  [/施行|实施/u, 'effective'],
  [/废止/u, 'repealed'],
];
const LONGEST_NOTE = 120;
/** Characters before the articles that are searched; announcements take a few hundred. */
const LONGEST = 20_000;
const NUMBER =
  /[\u4e00-\u9fff]{0,30}(?:令|公告)\s*[(\uff08〔]?第?[\d一二三四五六七八九十百零〇]+号|[\u4e00-\u9fff]{1,12}[〔[(\uff08]\d{4}[〕\])\uff09]\d{1,4}号/gu;

/** Reads the notes between title and articles. Example: 2007年8月30日 …会议通过 → adopted 2007-08-30. */
export function readNotes(lines: readonly string[]): Notes {
  const text = lines
    .join('')
    .slice(0, LONGEST)
    .replace(/[\s\u3000]/gu, '');
  const dates = datesIn(text);
  const history: HistoryEvent[] = [];
  const numbers: Notes['numbers'][number][] = [];
  addNumbers(numbers, text.slice(0, dates[0]?.start ?? text.length));
  const announced = /(?:现予|予以|现将.{0,60})(?:公布|发布)/u.test(text);
  dates.forEach(({ date, end, start }, i) => {
    const after = text.slice(end, dates[i + 1]?.start ?? text.length);
    const event = eventOf(after, text.slice(Math.max(0, start - 12), start), announced);
    addNumbers(numbers, after, date);
    if (event === undefined || history.some((h) => h.date === date && h.event === event)) return;
    const note = tidy(after);
    history.push({ date, event, ...(note === '' ? {} : { note }) });
  });
  return { history: history.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0)), numbers };
}

function eventOf(after: string, before: string, announced: boolean): HistoryEvent['event'] | undefined {
  // Words within a title say nothing about this text: 《关于修改〈…〉的决定》.
  const own = withoutTitles(after);
  if (/^起?(?:施行|实施|生效)/u.test(own)) return 'effective';
  const found = EVENTS.find(([word]) => word.test(own));
  if (found) return found[1];
  // The date below an announcement is the day it was made.
  return announced && !/自$/u.test(before) ? 'published' : undefined;
}

/** Takes 《…》 with all that is nested in it away, in one pass. */
function withoutTitles(text: string): string {
  let depth = 0;
  let out = '';
  for (const c of text) {
    if (c === '《') depth += 1;
    else if (c === '》') depth = Math.max(0, depth - 1);
    else if (depth === 0) out += c;
  }
  return out;
}

function addNumbers(numbers: { text: string; date?: IsoDate }[], text: string, date?: IsoDate): void {
  for (const [found] of withoutTitles(text).matchAll(NUMBER)) {
    const number = found.replace(/^.*(?:会议|通过|修订|根据|自|由|以)/u, '');
    if (numbers.every((n) => n.text !== number)) numbers.push({ text: number, ...(date ? { date } : {}) });
  }
}

/** The words after a date without the marks that closed a bracket opened before it. */
function tidy(text: string): string {
  const s = text
    .replace(/^[,\uff0c、;\uff1b\s]+|[,\uff0c、;\uff1b。\s]+$/gu, '')
    .replace(/(?:根据|自|并)$/u, '');
  const opens = s.match(/[(\uff08]/gu)?.length ?? 0;
  const closes = s.match(/[)\uff09]/gu)?.length ?? 0;
  const balanced = closes > opens ? s.replace(/[)\uff09](?=[^)\uff09]*$)/u, '') : s;
  return balanced.replace(/[,\uff0c、;\uff1b。\s]+$/u, '').slice(0, LONGEST_NOTE);
}
