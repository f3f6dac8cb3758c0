import type { CheckFinding, CheckReport } from '../../indexer/index.ts';
import type { CheckAnswer, CheckedDraft, CheckedReference } from './answer.ts';
import { printedReport, SEVERITY_LABEL, whereOf, wordsOf } from './check-lines.ts';
import { printed } from './punctuation.ts';

/** Findings that one message shows of a draft; the page shows all. */
const MOST_SHOWN = 10;

/** What a check found in drafts, one after the other. */
export function checkAnswer(
  drafts: readonly CheckedDraft[],
  choices: CheckAnswer['choices'] = [],
): CheckAnswer {
  return { kind: 'check', title: drafts[0]?.summary ?? '', drafts, notices: [], choices };
}

/** A draft that was checked: the weightiest findings. @param name of its file, where it came in one */
export function checkedDraft(report: CheckReport, name?: string): CheckedDraft {
  const { findings, summary } = printedReport(report);
  const told = findings.filter((f) => f.severity !== 'fine');
  return {
    summary: `${name === undefined ? '' : `${name}：`}${summary.message}`,
    findings: told.slice(0, MOST_SHOWN).map((finding) => reference(finding, name)),
    more: Math.max(0, told.length - MOST_SHOWN),
  };
}

/** A draft that was not checked: why, and what to do. */
export function uncheckedDraft(why: string, advice?: string): CheckedDraft {
  return { summary: printed(why), findings: [], more: 0, ...(advice ? { advice: printed(advice) } : {}) };
}

function reference(finding: CheckFinding, file: string | undefined): CheckedReference {
  const { severity, message, suggestion, place } = finding;
  return {
    severity,
    label: SEVERITY_LABEL[severity],
    // The name of its file stands above all.
    where: file === undefined ? whereOf(finding) : whereOf({ ...finding, at: withoutFile(finding.at) }),
    words: wordsOf(finding),
    message,
    ...(suggestion ? { suggestion } : {}),
    ...(place ? { reader: readerOf(place) } : {}),
  };
}

function withoutFile({ file: _file, ...at }: CheckFinding['at']): CheckFinding['at'] {
  return at;
}

function readerOf({ document, version, anchor }: NonNullable<CheckFinding['place']>): string {
  return `/read/${document}${version ? `@${version}` : ''}${anchor ? `#${anchor}` : ''}`;
}
