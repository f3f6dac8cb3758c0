import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { loadSynonyms, type Synonym } from '../../indexer/documents/word-lists.ts';
import { fold } from '../../indexer/search/fold.ts';
import { rephrase, synonymTable } from '../../indexer/search/understand/synonyms.ts';
import { reference } from '../reference.ts';
import { type GoldQuestion, goldRank, readQuestions } from './gold.ts';
import { openSearcher, type Searcher } from './search-with.ts';

/**
 * What each line of synonyms.yaml does: lines whose texts' words occur nowhere, and for every line the questions whose
 * answer stands higher (or lower) with the line than without it, all other lines kept.
 * Run: tsx tests/eval/synonym-effects.ts --knowledge knowledge --knowledge FOLDER-OF-STATUTES
 */

/** Questions are asked on one date, so that the figures do not move with the calendar. */
const AS_OF = '2025-01-01';

export interface LineEffect {
  readonly line: Synonym;
  /** Its words of the texts that occur nowhere in the knowledge given. */
  readonly nowhere: readonly string[];
  /** Questions that say one of its phrases. */
  readonly said: number;
  readonly better: readonly string[];
  readonly worse: readonly string[];
  /** Sum of what the reciprocal ranks gain by the line. */
  readonly gain: number;
}

export interface Figures {
  readonly hit1: number;
  readonly hit3: number;
  readonly mrr: number;
}

export interface SynonymEffects {
  readonly lines: readonly LineEffect[];
  readonly with: Figures;
  readonly without: Figures;
}

/** Measures every line on the questions that say one of its phrases. */
export async function synonymEffects(
  dirs: readonly string[],
  questions: readonly GoldQuestion[],
): Promise<SynonymEffects> {
  const [searcher, { synonyms }] = await Promise.all([openSearcher(dirs, AS_OF), loadSynonyms(dirs)]);
  const answerable = questions.filter((q) => q.gold.length > 0);
  const ranks = await ranksOf(searcher, synonyms, answerable);
  const lines: LineEffect[] = [];
  for (const line of synonyms) {
    const table = synonymTable([line]);
    const said = answerable.filter((q) =>
      [q.question, ...q.turns].some((t) => rephrase(fold(t), table).length > 0),
    );
    const without = await ranksOf(
      searcher,
      said.length === 0 ? [] : synonyms.filter((l) => l !== line),
      said,
    );
    const moved = said.map((q) => ({ id: q.id, with: ranks.get(q.id)!, without: without.get(q.id)! }));
    lines.push({
      line,
      nowhere: line.mean.filter((m) => !searcher.texts.some((t) => t.includes(m))),
      said: said.length,
      better: moved.filter((m) => m.with < m.without).map((m) => m.id),
      worse: moved.filter((m) => m.with > m.without).map((m) => m.id),
      gain: moved.reduce((sum, m) => sum + 1 / m.with - 1 / m.without, 0),
    });
  }
  return {
    lines,
    with: figuresOf([...ranks.values()]),
    without: figuresOf([...(await ranksOf(searcher, [], answerable)).values()]),
  };
}

async function ranksOf(searcher: Searcher, lines: readonly Synonym[], questions: readonly GoldQuestion[]) {
  const search = searcher.with(lines);
  const ranks = new Map<string, number>();
  for (const q of questions) ranks.set(q.id, goldRank(await search(q.question, q.turns), q));
  return ranks;
}

function figuresOf(ranks: readonly number[]): Figures {
  const share = (k: number) => ranks.filter((r) => r <= k).length / ranks.length;
  return {
    hit1: share(1),
    hit3: share(3),
    mrr: ranks.reduce((n, r) => n + (r <= 5 ? 1 / r : 0), 0) / ranks.length,
  };
}

/** The report, one line a text line. */
export function effectReport({ lines, ...figures }: SynonymEffects): string[] {
  const name = (e: LineEffect) => `${e.line.say.join('、')} → ${e.line.mean.join('、')}`;
  const dead = lines.filter((e) => e.nowhere.length > 0);
  const moving = lines.filter((e) => e.better.length + e.worse.length > 0).sort((a, b) => b.gain - a.gain);
  const row = (label: string, f: Figures) =>
    `${label}  hit@1 ${(100 * f.hit1).toFixed(1)}  hit@3 ${(100 * f.hit3).toFixed(1)}  MRR ${f.mrr.toFixed(3)}`;
  return [
    ...dead.map((e) => `文件里没有:${e.nowhere.join('、')}(${name(e)})`),
    ...moving.map(
      (e) =>
        `${e.gain.toFixed(3).padStart(7)}  升 ${e.better.join(' ') || '—'}  降 ${e.worse.join(' ') || '—'}  ${name(e)}`,
    ),
    `${lines.length} 行;${dead.length} 行有文件里没有的词;${lines.filter((e) => e.said > 0).length} 行在问题里出现;` +
      `${moving.filter((e) => e.gain > 0).length} 行提高名次,${moving.filter((e) => e.gain < 0).length} 行降低名次`,
    row('不用词表', figures.without),
    row('用词表  ', figures.with),
  ];
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { values } = parseArgs({ options: { knowledge: { type: 'string', multiple: true } } });
  const folder = reference();
  if (folder) {
    const dirs = values.knowledge ?? ['knowledge'];
    console.log(effectReport(await synonymEffects(dirs, readQuestions(folder))).join('\n'));
  }
}
