import type { Synonym } from '../../indexer/documents/word-lists.ts';
import { fold } from '../../indexer/search/fold.ts';
import type { Entry } from '../../indexer/types.ts';
import type { Effects, Figures, LineEffect } from './synonym-effects.ts';

/** Lines with a word that occurs in no text, headnote or heading of the knowledge given. */
export function deadLines(lines: readonly Synonym[], entries: readonly Entry[]): string[] {
  const texts = entries.map((e) => fold([e.text, e.headnote?.text, ...e.headings].join('\n')));
  return lines.flatMap((line) => {
    const nowhere = line.mean.filter((mean) => !texts.some((t) => t.includes(fold(mean))));
    return nowhere.length > 0 ? [`文件里没有:${nowhere.join('、')}(${nameOf(line)})`] : [];
  });
}

/** The lines that move an answer, best first, and the figures with and without the list. */
export function effectReport(title: string, { questions, lines, ...figures }: Effects): string[] {
  const moving = lines.filter((e) => e.better.length + e.worse.length > 0).sort((a, b) => b.gain - a.gain);
  const count = (test: (e: LineEffect) => boolean) => lines.filter(test).length;
  return [
    `${title}:${questions} 个问题`,
    ...moving.map(
      (e) => `${gainOf(e)}  问到 ${e.said} 升 ${namesOf(e.better)} 降 ${namesOf(e.worse)}  ${nameOf(e.line)}`,
    ),
    `${lines.length} 行,${count((e) => e.said > 0)} 行被问到,` +
      `${count((e) => e.gain > 0)} 行提高名次,${count((e) => e.gain < 0)} 行降低名次`,
    figuresRow('不用词表', figures.without),
    figuresRow('用词表  ', figures.with),
  ];
}

/** Identifiers in full while few, their number when many. */
function namesOf(ids: readonly string[]): string {
  return ids.length > 3 ? `${ids.length}` : ids.join(' ') || '0';
}

function nameOf({ say, mean }: Synonym): string {
  return `${say.join('、')} → ${mean.join('、')}`;
}

function gainOf({ gain }: LineEffect): string {
  return `${gain >= 0 ? '+' : '−'}${Math.abs(gain).toFixed(2)}`;
}

function figuresRow(label: string, { hit1, hit3, mrr }: Figures): string {
  return `${label}  hit@1 ${(100 * hit1).toFixed(1)}  hit@3 ${(100 * hit3).toFixed(1)}  MRR ${mrr.toFixed(3)}`;
}
