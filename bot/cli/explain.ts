import type { Why } from '../admin/why.ts';
import { READING_WORDS } from '../admin/why-words.ts';

/** Where the scores come from: the query as understood, then each passage with its signals, strongest first. */
export function explain(why: Why): string {
  const terms = why.terms.map((t) => `${t.text}×${t.weight.toFixed(2)}${t.from === '' ? '' : `(${t.from})`}`);
  const lines = [
    '',
    `理解:${why.normalized}  意图:${why.intents.join('、') || '无'}  文件:${why.documents.join('、') || '未指明'}  位置:${why.locators.join('、') || '未指明'}`,
    `词:${terms.join(' ')}`,
    `结论:${why.outcome}${why.reason ? `(${why.reason})` : ''}  把握:${why.confidence.toFixed(3)}`,
  ];
  for (const { from, confidence, probability, found, chosen } of why.readings) {
    const likely = probability === undefined ? '' : `  可能性:${probability.toFixed(3)}`;
    lines.push(
      `读法${chosen ? '(采用)' : ''}:${READING_WORDS[from] ?? from}  把握:${confidence.toFixed(3)}${likely}  ${found || '没有答案'}`,
    );
  }
  for (const [i, hit] of why.hits.entries()) {
    lines.push(`${i + 1}. ${hit.score.toFixed(3)} 《${hit.title}》${hit.locator}`);
    for (const s of hit.signals)
      lines.push(`     ${s.value >= 0 ? '+' : '−'}${Math.abs(s.value).toFixed(3)}  ${s.name}`);
  }
  return `${lines.join('\n')}\n`;
}
