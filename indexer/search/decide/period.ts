import { YEAR_BEFORE } from '../../language/zh/follow-ups.ts';
import {
  asksReckoned,
  asksWhatWasDone,
  DONE,
  namesPart,
  PLANNED,
  type TimeAsked,
  timeAsked,
  timeSpoken,
} from '../../language/zh/times.ts';
import type { Document, Entry, Finding, Period } from '../../types.ts';
import { fold } from '../fold.ts';
import type { KnowledgeStore } from '../knowledge-store.ts';
import type { Ranked } from '../rank/rank.ts';
import type { Understanding } from '../understand/understanding.ts';
import { reportsOf, type YearReport } from './report-years.ts';
import type { Target } from './target.ts';

/** What a question that is reckoned by the year may be answered from. */
export interface PeriodAsked {
  readonly told: Period;
  readonly time: TimeAsked | undefined;
  /** The time spoken of, also where a rule may answer: 我们去年打算立几部法. */
  readonly spoken: TimeAsked | undefined;
  /** The reports that tell of the time spoken of. */
  readonly covering: readonly YearReport[];
  /** No report held is of the time asked for. */
  readonly missing: boolean;
  /** The entries of the reports that tell of it; undefined for no limit. */
  readonly entries: readonly Entry[] | undefined;
}

/** Share of the first passage's score from which that of a newer report goes before it. */
const AS_GOOD = 0.7;

/**
 * The time that a question asks for or speaks of, against the reports held; undefined for a question that a rule answers and that
 * speaks of no year by the clock, or where no report is held. What is asked by the clock is answered from a report of that year or not at all: 去年 is the year before this one,
 * not the year of the newest report.
 */
export function periodOf(u: Understanding, target: Target, store: KnowledgeStore): PeriodAsked | undefined {
  const reports = reportsOf(store);
  if (reports.length === 0 || target.documents.some(({ kind }) => kind !== 'report')) return undefined;
  if (u.unheldWorks.length > 0 || u.version.asOf !== undefined) return undefined;
  const time = timeBy(timeAsked, u, reports);
  const named = target.documents.length > 0;
  const reckoned = asksReckoned(u.normalized);
  const spoken = time ?? timeBy(timeSpoken, u, reports);
  if (!named && !reckoned && !spoken?.relative) return undefined;
  const covering = spoken ? reports.filter((report) => tellsOf(report, spoken, u, store)) : [];
  const told: Period = {
    said: spoken?.said ?? '',
    years: spoken?.years ?? [],
    ...(spoken?.part === undefined ? {} : { part: spoken.part }),
    reports,
  };
  const asked = { told, time, spoken, covering };
  const entriesOf = (list: readonly YearReport[]) =>
    store.inOrder(list.flatMap(({ document }) => store.entriesOf(document)));
  if (!time) {
    const past = DONE.test(u.normalized.replace(/[\s?!。,]+/gu, ''));
    return { ...asked, missing: false, entries: past && !named ? entriesOf(reports) : undefined };
  }
  if (covering.length === 0) {
    // A year by its number may be told of in passing; whether it is, the passage found shows. What was done after its own year
    // no report tells, though it may plan it.
    const inPassing = time.part !== undefined && reports.some((r) => saysPart(r, time.part!, store));
    const later = asksWhatWasDone(u.normalized) && time.years.every((y) => y > reports[0]!.year);
    const missing = (time.relative || later) && !inPassing;
    return { ...asked, missing, entries: missing ? entriesOf(reports) : undefined };
  }
  const limits = time.relative || reports.length > 1;
  return { ...asked, missing: false, entries: limits ? entriesOf(covering) : undefined };
}

/** The time that a question names; a follow-up without one keeps that of the question before it. */
function timeBy(
  read: typeof timeAsked,
  u: Understanding,
  [newest]: readonly YearReport[],
): TimeAsked | undefined {
  const { normalized, asOf, inTalk, years } = u;
  const completed = u.completedFrom !== undefined;
  // 前一年 where no year was spoken of: the one before that of the newest report.
  const from = years.length === 0 && YEAR_BEFORE.test(normalized) ? newest?.year : undefined;
  const before =
    completed || from !== undefined ? { inTalk, years, ...(from && { newest: from }) } : undefined;
  return read(normalized, asOf, before) ?? (completed ? read(inTalk, asOf) : undefined);
}

/** A report is of its year, and of the next one in what it plans. */
function tellsOf(
  { document, year }: YearReport,
  time: TimeAsked,
  u: Understanding,
  store: KnowledgeStore,
): boolean {
  if (!PLANNED.test(u.normalized)) return time.years.includes(year);
  const headings = store.entriesOf(document).flatMap((e) => [...e.headings, e.provision.heading]);
  return time.years.some((y) => y === year || headings.some((h) => h.includes(y)));
}

/** 近五年 is what the report says itself, reckoned from its own year. */
function saysPart({ document }: YearReport, part: string, store: KnowledgeStore): boolean {
  return store.entriesOf(document).some((entry) => namesPart(fold(entry.text), fold(part)));
}

/** Of reports of one series the newest answers, unless a year is said; what the others say stands behind it. */
export function newestFirst(ranked: readonly Ranked[], period: PeriodAsked | undefined): readonly Ranked[] {
  const [first] = ranked;
  if (!first || !period || period.time || !isReport(first.entry.document)) return ranked;
  const order = period.told.reports.map(({ document }) => document);
  const newer = ranked.find(
    (r) =>
      order.indexOf(r.entry.document) >= 0 &&
      order.indexOf(r.entry.document) < order.indexOf(first.entry.document) &&
      r.score >= AS_GOOD * first.score,
  );
  return newer ? [newer, ...ranked.filter((r) => r !== newer)] : ranked;
}

/**
 * A finding with what must be said of its year: which report a figure is from, or that none is of the year asked for. A part
 * of a year is answered by words that name it, or refused; a year by the clock by a report of that year, or refused.
 */
export function withPeriod(
  finding: Finding,
  period: PeriodAsked | undefined,
  refused: () => Finding,
): Finding {
  if (!period) return finding;
  const first = finding.hits[0];
  const { time, spoken, told, covering } = period;
  if (finding.outcome !== 'answered')
    return time && finding.reason === 'not_in_texts' ? { ...finding, period: told } : finding;
  if (!first || !isReport(first.entry.document))
    return time?.part !== undefined && time.relative ? refused() : finding;
  const ofThatTime = covering.some(({ document }) => document === first.entry.document);
  if (spoken?.part === undefined && spoken?.relative && !ofThatTime) return refused();
  if (spoken?.part !== undefined && !namesPart(fold(first.text), fold(spoken.part))) return refused();
  const { part, ...whole } = told;
  return { ...finding, period: whole };
}

function isReport({ kind }: Document): boolean {
  return kind === 'report';
}
