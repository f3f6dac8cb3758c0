import type { CheckFinding, CheckReport, Severity } from '../../indexer/index.ts';

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

/** A report in lines: the sum, then each finding with its correction; what is right is only counted. */
export function checkLines({ findings, summary }: CheckReport, most = Number.POSITIVE_INFINITY): string[] {
  const told = findings.filter((f) => f.severity !== 'fine');
  const lines = told
    .slice(0, most)
    .flatMap((finding) => [
      `${SEVERITY_LABEL[finding.severity]} ${whereOf(finding)} ${wordsOf(finding)}`,
      `  ${finding.message}`,
      ...(finding.suggestion ? [`  建议:${finding.suggestion}`] : []),
    ]);
  const rest = told.length - most;
  return [summary.message, ...lines, ...(rest > 0 ? [`(还有${rest}处)`] : [])];
}
