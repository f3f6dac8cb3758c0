import type { Document, IsoDate } from '../types.ts';
import { type Bench, checkList } from './check-list.ts';
import type { Draft } from './draft.ts';
import { draftDate } from './draft-date.ts';
import { type DraftReference, draftReferences } from './draft-references.ts';
import type { CheckFinding, CheckReport, Severity } from './finding.ts';
import { heldTextsOf } from './held-texts.ts';
import { ownPlaces } from './own-places.ts';

export interface CheckOptions {
  /** The day whose law the draft is held against; default the draft's own date, else today. */
  readonly asOf?: IsoDate;
  readonly today: IsoDate;
  /** Titles of works known by name, held or not: a title that is one of them is not taken for a slip of another. */
  readonly lawNames?: readonly string[];
}

const WEIGHT: readonly Severity[] = ['error', 'warning', 'note', 'fine'];

/**
 * Checks every reference of a draft against what is held: work, version, place, quoted words, figures. Nothing is kept of
 * the draft. Example: 《安全生产法》第九百条 → error no-such-place.
 */
export function checkDraft(
  draft: Draft,
  documents: readonly Document[],
  { asOf, today, lawNames }: CheckOptions,
): CheckReport {
  const heldTexts = heldTextsOf(documents, lawNames);
  const own = asOf === undefined ? draftDate(draft.text) : undefined;
  const day = asOf ?? own ?? today;
  const references = draftReferences(draft, heldTexts);
  const bench: Bench = { draft, heldTexts, asOf: day, unknownTold: new Set() };
  const findings: CheckFinding[] = [];
  const lists = listsOf(references);
  let quotedUntil = 0;
  let counted = 0;
  lists.forEach((list, i) => {
    // What stands in a quotation is the quoted text's own reference, not the draft's.
    const refs = list.filter(
      (r) => r.start >= quotedUntil || (r.from === 'named' && r.locator.length === 0 && !r.id),
    );
    if (refs.length === 0) return;
    counted += refs.length;
    const end = refs.at(-1)!.end;
    let after = i + 1;
    while (after < lists.length && lists[after]![0]!.start < end) after++;
    const next = lists[after]?.[0]?.start ?? draft.text.length;
    const previous = lists[i - 1]?.at(-1)?.end ?? 0;
    const { findings: found, quoted } = checkList(refs, Math.min(previous, refs[0]!.start), next, bench);
    findings.push(...found);
    quotedUntil = Math.max(quotedUntil, ...quoted.map((q) => q.end));
  });
  const ofItself = ownPlaces(draft);
  findings.push(...ofItself);
  findings.sort(
    (a, b) =>
      WEIGHT.indexOf(a.severity) - WEIGHT.indexOf(b.severity) ||
      a.at.line - b.at.line ||
      a.at.column - b.at.column,
  );
  const from = asOf !== undefined ? 'given' : own !== undefined ? 'draft' : 'today';
  return { findings, summary: summaryOf(findings, counted + ofItself.length, day, from) };
}

/** Nested titles stand by themselves: what is behind the outer one is the outer one's. */
function listsOf(references: readonly DraftReference[]): DraftReference[][] {
  const lists: DraftReference[][] = [];
  for (const reference of references) {
    const last = lists.at(-1);
    if (last && !reference.nested && !last[0]!.nested && last[0]!.list === reference.list)
      last.push(reference);
    else lists.push([reference]);
  }
  return lists;
}

/** Counts and the result in one sentence. */
export function summaryOf(
  findings: readonly CheckFinding[],
  references: number,
  asOf: IsoDate,
  asOfFrom: CheckReport['summary']['asOfFrom'],
): CheckReport['summary'] {
  const count = (severity: Severity): number => findings.filter((f) => f.severity === severity).length;
  const [error, warning, note, fine] = [count('error'), count('warning'), count('note'), count('fine')];
  const day = { given: '指定日期', draft: '文稿日期', today: '今天' }[asOfFrom];
  const result =
    references === 0
      ? '没有找到对法规条款的引用。写法如:《题名》第几条;扫描件和图片里的文字读不到'
      : `核对了${references}处引用(按${day}${asOf}):错误${error},提醒${warning},说明${note},无误${fine}`;
  return { references, error, warning, note, fine, asOf, asOfFrom, message: result };
}

/** The reports of several drafts in one: weightiest first, each finding naming its file; the day is the first draft's. */
export function mergedReport(reports: readonly CheckReport[]): CheckReport {
  const [first] = reports;
  if (!first || reports.length === 1)
    return first ?? { findings: [], summary: summaryOf([], 0, '', 'today') };
  const findings = reports
    .flatMap((report) => report.findings)
    .sort((a, b) => WEIGHT.indexOf(a.severity) - WEIGHT.indexOf(b.severity));
  const references = reports.reduce((sum, { summary }) => sum + summary.references, 0);
  return { findings, summary: summaryOf(findings, references, first.summary.asOf, first.summary.asOfFrom) };
}
