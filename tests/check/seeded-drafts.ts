import type { Document } from '../../indexer/types.ts';
import { statusOn } from '../../indexer/versions/status.ts';
import { expressionOn, worksOf } from '../../indexer/versions/works.ts';
import { type Random, seeded } from '../soak/random.ts';
import { pick, type Style, styleOf, typed } from './draft-style.ts';
import { type Sentence, sentencesOf, uniqueSentences } from './passages.ts';
import { type Pool, type Seed, type Statement, statement } from './seeds.ts';

/** A draft with what is wrong in it, statement by statement. */
export interface SeededDraft {
  readonly lines: readonly string[];
  readonly statements: readonly Statement[];
  /** The statement that holds a character; −1 for the draft's own words. */
  statementAt(line: number, column: number): number;
}

const SEEDS: readonly Seed[] = [
  'wrong-number',
  'no-such-article',
  'wrong-paragraph',
  'old-version',
  'renumbered',
  'one-word',
  'punctuation',
  'wrong-amount',
  'repealed',
  'misspelled',
];

interface Genre {
  readonly head: readonly string[];
  readonly filler: readonly string[];
  readonly foot: readonly string[];
}

const GENRES: readonly Genre[] = [
  {
    head: ['示例省应急管理厅关于做好汛期安全工作的通知', '各市、县应急管理局,厅机关各处室:'],
    filler: [
      '今年以来,全省共检查企业1200家次,罚款350万元,整改隐患2300处。',
      '请各单位于6月30日前将工作情况报送我厅。',
      '一、提高认识,压实责任。',
    ],
    foot: ['示例省应急管理厅'],
  },
  {
    head: ['关于申请追加防汛物资经费的请示', '县人民政府:'],
    filler: [
      '现申请追加经费48万元,用于购置冲锋舟3艘。',
      '妥否,请批示。',
      '(一)基本情况。全县现有渡口12处、粮库5座。',
    ],
    foot: ['示例县水利局'],
  },
  {
    head: ['行政处罚决定书', '示应急罚〔2025〕17号', '当事人:示例县某某有限公司'],
    filler: [
      '经查,你单位于2025年3月5日存在上述行为,有现场检查记录、询问笔录为证。',
      '如不服本决定,可以在收到本决定书之日起60日内申请行政复议,也可以在6个月内提起行政诉讼。',
      '请自收到本决定书之日起15日内缴纳罚款。',
    ],
    foot: ['示例县应急管理局'],
  },
  {
    head: [
      '关于有关条款适用问题的复函',
      '示例市应急管理局:',
      '你局《关于有关条款适用问题的请示》(示应急〔2025〕8号)收悉。经研究,函复如下:',
    ],
    filler: ['以上意见供参考。', '此复。', '具体数额由你局结合案情裁量,建议不超过2万元。'],
    foot: ['示例省应急管理厅政策法规处'],
  },
];

/** Makes the draft of a seed over some laws. @param share of the statements that are wrong, default 0.4 */
export function seededDraft(seed: number, documents: readonly Document[], share = 0.4): SeededDraft {
  const random = seeded(seed);
  const day = `2025-0${1 + random.below(9)}-1${random.below(10)}`;
  const pool = poolOn(day, documents);
  const style = styleOf(random);
  const genre = pick(random, GENRES);
  const statements: Statement[] = [];
  const paragraphs: { text: string; statement: number }[][] = genre.head.map((text) => [
    { text, statement: -1 },
  ]);
  const count = 5 + random.below(5);
  for (let tries = 0; statements.length < count && tries < count * 8; tries++) {
    const kind = random.next() < share ? pick(random, SEEDS) : 'right';
    const made = statement(kind, random, pool, style);
    if (!made) continue;
    const whole = /[。;；”」"]$/u.test(made.text) ? made.text : `${made.text}。`;
    const run = { text: whole, statement: statements.length };
    statements.push(made);
    // Statements that go back to the title before them stay with it.
    if (
      random.below(4) === 0 &&
      /[。]$/u.test(paragraphs.at(-1)!.at(-1)!.text) &&
      paragraphs.length > genre.head.length
    )
      paragraphs.at(-1)!.push(run);
    else paragraphs.push([run]);
    if (random.below(3) === 0) paragraphs.push([{ text: pick(random, genre.filler), statement: -1 }]);
  }
  for (const text of genre.foot) paragraphs.push([{ text, statement: -1 }]);
  const [y, m, d] = day.split('-').map(Number);
  paragraphs.push([{ text: `${y}年${m}月${d}日`, statement: -1 }]);
  return laidOut(paragraphs, statements, style, random);
}

function laidOut(
  paragraphs: readonly (readonly { text: string; statement: number }[])[],
  statements: readonly Statement[],
  style: Style,
  random: Random,
): SeededDraft {
  const lines: string[] = [];
  const owners: number[][] = [];
  for (const runs of paragraphs) {
    let chars = runs.flatMap((run) => [...typed(run.text, style)].map((c) => ({ c, owner: run.statement })));
    if (random.below(2) === 0 && style.width === 0)
      chars = [...['\u3000', '\u3000'].map((c) => ({ c, owner: -1 })), ...chars];
    const width = style.width === 0 ? chars.length : style.width;
    for (let at = 0; at < chars.length; at += width) {
      const row = chars.slice(at, at + width);
      lines.push(row.map(({ c }) => c).join(''));
      owners.push(row.map(({ owner }) => owner));
    }
    if (style.width === 0 && random.below(3) === 0) {
      lines.push('');
      owners.push([]);
    }
  }
  return { lines, statements, statementAt: (line, column) => owners[line - 1]?.[column - 1] ?? -1 };
}

const pools = new WeakMap<readonly Document[], Pool>();

function poolOn(day: string, documents: readonly Document[]): Pool {
  const known = pools.get(documents);
  if (known) return known;
  const current: Document[] = [];
  const old: Sentence[] = [];
  const repealed: Pool['repealed'][number][] = [];
  for (const work of worksOf(documents).values()) {
    const standing = expressionOn(work, day);
    if (standing?.document.text !== 'official' || standing.document.kind === 'report') continue;
    if (standing.status === 'repealed') {
      const by = documents.find((d) =>
        d.relations.some((r) => r.predicate === 'repeals' && r.document === work.id),
      );
      if (by) repealed.push({ document: standing.document, by });
      continue;
    }
    if (standing.status !== 'in_force' && standing.status !== 'unverified') continue;
    current.push(standing.document);
    for (const other of work.expressions)
      if (
        other !== standing.document &&
        other.text === 'official' &&
        statusOn(other, day, work.expressions) === 'superseded'
      )
        old.push(...sentencesOf(other));
  }
  const pool = { sentences: uniqueSentences(current.flatMap(sentencesOf)), old, current, repealed };
  pools.set(documents, pool);
  return pool;
}
