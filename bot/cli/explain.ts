import { type Finding, formatLocator } from '../../indexer/index.ts';

/** Where the scores come from: the query as understood, then each passage with its signals, strongest first. */
export function explain(finding: Finding): string {
  const { query } = finding;
  const terms = query.terms.map(
    (t) => `${t.text}×${t.weight.toFixed(2)}${t.from === 'question' ? '' : `(${t.from})`}`,
  );
  const lines = [
    '',
    `理解:${query.normalized}  意图:${query.intents.join('、') || '无'}  文件:${query.documents.join('、') || '未指明'}  位置:${query.locators.map(formatLocator).join('、') || '未指明'}`,
    `词:${terms.join(' ')}`,
    `结论:${finding.outcome}${finding.reason ? `(${finding.reason})` : ''}  把握:${finding.confidence.toFixed(3)}`,
  ];
  for (const [i, hit] of finding.hits.entries()) {
    lines.push(
      `${i + 1}. ${hit.score.toFixed(3)} 《${hit.entry.document.title}》${formatLocator(hit.locator)}`,
    );
    const signals = [...hit.signals].sort((a, b) => Math.abs(b.value) - Math.abs(a.value));
    for (const s of signals)
      lines.push(`     ${s.value >= 0 ? '+' : '−'}${Math.abs(s.value).toFixed(3)}  ${s.name}`);
  }
  return `${lines.join('\n')}\n`;
}
