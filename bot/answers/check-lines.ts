import type { CheckFinding, CheckReport, Severity } from '../../indexer/index.ts';
import { printed } from './punctuation.ts';

/** Badges of findings. */
export const SEVERITY_LABEL: Record<Severity, string> = {
  error: '错误',
  warning: '提醒',
  note: '说明',
  fine: '无误',
};

/** Where a finding stands, for people: 通知.docx 第12行, 通知.pdf 第3页; of several lines or pages the first. */
export function whereOf({ at }: CheckFinding): string {
  return `${at.file ? `${at.file} ` : ''}${at.page === undefined ? `第${at.line}行` : `第${at.page}页`}`;
}

/** The words of a draft that a finding is about, cut where they are long. */
export function wordsOf({ text }: CheckFinding): string {
  return text.length > 60 ? `${text.slice(0, 40)}……${text.slice(-16)}` : text;
}

/** What is proposed in the place of a quotation are the words of the law, which stay as they are held. */
const OF_THE_LAW: ReadonlySet<CheckFinding['kind']> = new Set(['misquoted', 'punctuation', 'old-wording']);

/** A report with its own words as they are printed; for people, not for programs. */
export function printedReport({ findings, summary }: CheckReport): CheckReport {
  return {
    findings: findings.map((finding) => ({
      ...finding,
      message: printed(finding.message),
      reference: printed(finding.reference),
      ...(finding.suggestion === undefined || OF_THE_LAW.has(finding.kind)
        ? {}
        : { suggestion: printed(finding.suggestion) }),
    })),
    summary: { ...summary, message: printed(summary.message) },
  };
}

/** A report in lines: the sum, then each finding with its correction; what is right is only counted. */
export function checkLines(report: CheckReport): string[] {
  const { findings, summary } = printedReport(report);
  const told = findings.filter((f) => f.severity !== 'fine');
  const lines = told.flatMap((finding) => [
    `${SEVERITY_LABEL[finding.severity]} ${whereOf(finding)} ${wordsOf(finding)}`,
    `  ${finding.message}`,
    ...(finding.suggestion ? [`  建议：${finding.suggestion}`] : []),
  ]);
  return [summary.message, ...lines];
}
