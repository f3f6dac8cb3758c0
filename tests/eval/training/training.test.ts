import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { sortsAsked } from '../../../indexer/language/zh/asked-sorts.ts';
import { probability, sumOf, type Trees } from '../../../indexer/search/decide/trees.ts';
import { outputsOf } from '../../../indexer/search/feature-weights.ts';
import { SIGNALS } from '../../../indexer/search/rank/signals.ts';
import { wordByWord, wordFeatures } from '../../../indexer/search/rank/word-by-word.ts';
import { loadTokenizer } from '../../../indexer/search/tokenize.ts';
import { dependenceFeatures, dependenceTeller } from '../../../indexer/search/understand/dependence.ts';
import { dot, type Embedding, embeddingOf, unit } from '../../../indexer/search/understand/embedding.ts';
import { liabilityTeller } from '../../../indexer/search/understand/liability.ts';
import { matterFeatures, matterTeller } from '../../../indexer/search/understand/matter.ts';
import { stayingTeller } from '../../../indexer/search/understand/staying.ts';
import { rowOf, vocabularyOf } from '../../../indexer/search/understand/vocabulary.ts';
import DECISION from '../../../indexer/trained/decision.json' with { type: 'json' };
import DEPENDENCE from '../../../indexer/trained/dependence.json' with { type: 'json' };
import FUSION from '../../../indexer/trained/fusion.json' with { type: 'json' };
import LIABILITY from '../../../indexer/trained/liability.json' with { type: 'json' };
import MATTER from '../../../indexer/trained/matter.json' with { type: 'json' };
import RANKING from '../../../indexer/trained/ranking.json' with { type: 'json' };
import READINGS from '../../../indexer/trained/readings.json' with { type: 'json' };
import STAYING from '../../../indexer/trained/staying.json' with { type: 'json' };
import WORDS from '../../../indexer/trained/word-by-word.json' with { type: 'json' };
import { knowledgeFolder } from '../../documents/knowledge-folder.ts';
import { exampleDocuments } from '../../search/libraries.ts';
import { type Case, fitOrder, fitTrees, type ListOfCases } from './boosting.ts';
import { AFTER, crossFitted, fittedWithout } from './cross-fitted.ts';
import { fitEmbedding, type Saying } from './embedding-model.ts';
import { fitRanking, hitRates, type RankedList } from './listwise.ts';
import { fitLogistic } from './logistic-model.ts';
import { fitQuestionEmbeddings } from './question-embeddings.ts';
import type { Question } from './question-sets.ts';
import { type Pair, trainTranslations } from './translation-model.ts';
import { writtenPairs } from './translation-pairs.ts';

/** Evidence of which the outcome is known: likely when held, never when it lacks; noise beside it. */
const cases: Case[] = Array.from({ length: 200 }, (_, i) => {
  const held = (i % 20) / 20;
  const lacks = i % 7 === 0 ? 1 : 0;
  return {
    evidence: { held, lacks, noise: (i * 37) % 11 },
    outcome: held > 0.5 && lacks === 0 ? 1 : 0,
    weight: 1,
  };
});

describe('boosted trees', () => {
  it('learn what the outcome hangs on, the same every time', () => {
    const model = fitTrees(cases, { rounds: 150 });
    expect(fitTrees(cases, { rounds: 150 })).toEqual(model);
    expect(probability(model, { held: 0.9, lacks: 0, noise: 3 })).toBeGreaterThan(0.8);
    expect(probability(model, { held: 0.1, lacks: 0, noise: 3 })).toBeLessThan(0.2);
    expect(probability(model, { held: 0.9, lacks: 1, noise: 3 })).toBeLessThan(0.5);
    const roots = model.trees.map((tree) => (typeof tree === 'number' ? '' : model.names[tree[0]]));
    expect(roots.filter((name) => name === 'noise').length).toBeLessThan(roots.length / 2);
  });

  it('of few cases stay at their share', () => {
    const few = cases.slice(0, 10);
    const { trees, bias } = fitTrees(few, { rounds: 10 });
    expect(trees).toEqual([]);
    expect(1 / (1 + Math.exp(-bias))).toBeCloseTo(few.filter((c) => c.outcome === 1).length / few.length, 3);
  });
});

describe('trees that order', () => {
  const lists: ListOfCases[] = Array.from({ length: 60 }, (_, i) => ({
    weight: 1,
    cases: Array.from({ length: 5 }, (_c, j) => ({
      evidence: { place: j, likely: j === i % 5 ? 0.8 : 0.3, list: i % 7, noise: ((i + 1) * (j + 3)) % 11 },
      right: j === i % 5,
    })),
  }));

  it('put first what is right, the same every time, and look at nothing that is alike in a list', () => {
    const model = fitOrder(lists, { rounds: 40 });
    expect(fitOrder(lists, { rounds: 40 })).toEqual(model);
    const firsts = lists.filter(({ cases }) => {
      const sums = cases.map(({ evidence }) => sumOf(model, evidence));
      return cases[sums.indexOf(Math.max(...sums))]!.right;
    });
    expect(firsts.length).toBe(lists.length);
    const roots = model.trees.map((tree) => (typeof tree === 'number' ? '' : model.names[tree[0]]));
    const count = (name: string) => roots.filter((root) => root === name).length;
    expect(count('likely')).toBeGreaterThan(Math.max(count('list'), count('noise')));
  });

  it('learn nothing from lists without one that is right', () => {
    const none = lists.map(({ cases, weight }) => ({
      weight,
      cases: cases.map((c) => ({ ...c, right: false })),
    }));
    expect(fitOrder(none, { rounds: 5 }).trees).toEqual([]);
  });
});

describe('listwise weights', () => {
  it('put first what answers', () => {
    const lists: RankedList[] = Array.from({ length: 40 }, (_, i) => ({
      weight: 1,
      passages: Array.from({ length: 5 }, (_p, j) => ({
        signals: { lexical: 1 - j / 10, told: j === i % 5 ? 0.5 : 0, noise: ((i + j) % 3) / 3 },
        right: j === i % 5,
      })),
    }));
    const start = { lexical: 1, told: 0, noise: 0 };
    const fitted = fitRanking(lists, start, 1);
    expect(hitRates(lists, fitted).first).toBeGreaterThan(hitRates(lists, start).first);
    expect(fitted.told).toBeGreaterThan(fitted.noise!);
  });
});

describe('the vocabulary', () => {
  const pairs: Pair[] = ['张三', '李四', '王五', '赵六'].flatMap((name) => [
    { said: ['罚钱', name], sentences: [['处', '罚款']], weight: 1 },
    { said: ['老板', name], sentences: [['主要负责人']], weight: 1 },
    { said: ['老板', '罚钱'], sentences: [['主要负责人', '处', '罚款']], weight: 1 },
  ]);
  it('learns which word of people stands for which word of rules, and reads what it wrote', () => {
    const table = trainTranslations(pairs, { smoothing: 0.5 });
    expect(table.get('老板')![0]!.word).toBe('主要负责人');
    expect(table.get('罚钱')!.map((t) => t.word)).toContain('罚款');
    const read = vocabularyOf({ 老板: rowOf(table.get('老板')!) });
    expect(read('老板')[0]!.word).toBe('主要负责人');
    expect(read('没说过')).toEqual([]);
  });
});

describe('the embedding', () => {
  const ways = [
    ['老板跑了', '主要负责人逃匿'],
    ['瞒着不报', '隐瞒事故或者谎报'],
    ['水库漏水', '大坝出现渗流险情'],
    ['住在车间楼上', '员工宿舍与厂房在同一座建筑物'],
  ] as const;
  const sayings: Saying[] = Array.from({ length: 80 }, (_, i) => {
    const [said, ruled] = ways[i % ways.length]!;
    return { said: `${said}${i % 3}`, sentences: [`${ruled}之${i}`] };
  });
  const fitted = fitEmbedding(sayings, { dimensions: 8, epochs: 40 });
  const { of } = embeddingOf(fitted);
  const likeness = (a: string, b: string) => dot(unit(of(a)), unit(of(b)));

  it('lays what people say near what rules say of the same, though they share no word', () => {
    for (const [said, ruled] of ways)
      for (const [, other] of ways)
        if (other !== ruled) expect(likeness(said, ruled)).toBeGreaterThan(likeness(said, other));
  });

  it('is the same every time, and knows nothing of runs it never saw', () => {
    expect(fitEmbedding(sayings, { dimensions: 8, epochs: 40 })).toEqual(fitted);
    expect([...unit(of('食堂'))]).toEqual(new Array(8).fill(0));
  });
});

describe('the embedding of questions', () => {
  const documents = exampleDocuments();
  const asked = (id: string, question: string, quote: string): Question => ({
    ...{ id, question, set: 'answerable', kind: 'statute_plain', turns: [], answerable: true },
    gold: [{ doc: 'ferry', loc: '', quote }],
  });
  const questions = [
    ...Array.from({ length: 12 }, (_, i) => asked(`fog-${i}`, `起雾了开不开船${i}`, '大雾看不清对岸')),
    ...Array.from({ length: 12 }, (_, i) => asked(`rope-${i}`, `绳子几时换新的${i}`, '每半年换一次缆绳')),
  ];
  const base = fitEmbedding(
    questions.map((q) => ({ said: q.question, sentences: ['大雾看不清对岸,渡船停在岸边等', '换缆绳'] })),
    { dimensions: 8, epochs: 1 },
  );

  it('goes on from what pairs taught, without the article that a question is on, the same every time', async () => {
    const holdings = { documents, problems: [], synonyms: [] };
    const fitted = await fitQuestionEmbeddings(questions, holdings, base);
    expect((await fitQuestionEmbeddings(questions, holdings, base)).file).toEqual(fitted.file);
    expect(fitted.file.vectors).not.toBe(base.vectors);
    const [fog, rope] = [questions[0]!, questions.at(-1)!];
    expect(fitted.without(questions[1]!)).toBe(fitted.without(fog));
    const near = (embedding: Embedding, said: string, ruled: string) =>
      dot(unit(embedding.of(said)), unit(embedding.of(ruled)));
    const lost = (q: Question, said: string, ruled: string) =>
      near(fitted.whole, said, ruled) - near(fitted.without(q), said, ruled);
    expect(lost(fog, '起雾了开不开船', '大雾看不清对岸,渡船停在岸边等')).toBeGreaterThan(0);
    expect(lost(rope, '绳子几时换新的', '每半年换一次缆绳')).toBeGreaterThan(0);
  });
});

describe('what a question is about', () => {
  it('is learned from its words', async () => {
    const tokenizer = await loadTokenizer();
    const said: [string, 0 | 1 | 2][] = [
      ['渡口怎么罚', 0],
      ['渡船谁来管', 0],
      ['去年罚了多少', 1],
      ['去年做了哪些', 1],
      ['食堂几点开', 2],
      ['食堂在几楼', 2],
    ];
    const asCases = [...said, ...said].map(([text, matter]) => ({
      features: matterFeatures(text, tokenizer),
      outcome: [0, 1, 2].map((m) => (m === matter ? 1 : 0)),
    }));
    const tell = matterTeller(fitLogistic(asCases), tokenizer);
    expect(tell('食堂好吃吗').office).toBeGreaterThan(0.5);
    expect(tell('去年的渡口').report).toBeGreaterThan(tell('渡口').report);
  });
});

describe('whether a message is whole without the talk before it', () => {
  it('is learned from how it begins and what it says', async () => {
    const tokenizer = await loadTokenizer();
    const said: [string, 0 | 1][] = [
      ['那由谁来管', 1],
      ['那罚多少', 1],
      ['那要几天', 1],
      ['渡口由谁来管', 0],
      ['渡船超载罚多少', 0],
      ['停渡要几天', 0],
    ];
    const asCases = [...said, ...said].map(([text, depends]) => ({
      features: dependenceFeatures(text, tokenizer),
      outcome: [depends],
    }));
    const tell = dependenceTeller(fitLogistic(asCases), tokenizer);
    expect(tell('那谁来修')).toBeGreaterThan(0.6);
    expect(tell('渡船谁来修')).toBeLessThan(0.4);
  });
});

describe('what follows from what a message tells', () => {
  const told = async (said: readonly (readonly [string, 0 | 1])[], featuresOf: typeof matterFeatures) => {
    const tokenizer = await loadTokenizer();
    const model = fitLogistic(
      [...said, ...said].map(([text, outcome]) => ({
        features: featuresOf(text, tokenizer),
        outcome: [outcome],
      })),
    );
    return { model, tokenizer };
  };

  it('an article that punishes is asked for by breaches, learned without a word for a penalty', async () => {
    const said = [
      ['缆绳早就断了也没换', 1],
      ['催了两回也没查验', 1],
      ['偷偷开船了', 1],
      ['缆绳多久换一次', 0],
      ['查验由谁来做', 0],
      ['开船要什么证', 0],
    ] as const;
    const { model, tokenizer } = await told(said, matterFeatures);
    const tell = liabilityTeller(model, tokenizer);
    expect(tell('催了也没换')).toBeGreaterThan(0.6);
    expect(tell('由谁来换')).toBeLessThan(0.4);
  });

  it('the passage just shown is asked on by its parts', async () => {
    const said = [
      ['第二款说啥', 1],
      ['第三款呢', 1],
      ['最多几天', 1],
      ['出了事归谁赔', 0],
      ['谁来赔', 0],
      ['撞坏了赔不赔', 0],
    ] as const;
    const { model, tokenizer } = await told(said, dependenceFeatures);
    const tell = stayingTeller(model, tokenizer);
    expect(tell('第五款呢')).toBeGreaterThan(0.6);
    expect(tell('归谁赔')).toBeLessThan(0.4);
  });

  it('as it ships, tells a breach from a duty and a part from what comes next', async () => {
    const tokenizer = await loadTokenizer();
    const liability = liabilityTeller(LIABILITY, tokenizer);
    for (const breach of ['已经拿到手了', '催了两回也没报上来']) {
      expect(liability(breach)).toBeGreaterThan(0.5);
      for (const duty of ['多久报一次', '要去哪里备案', '什么叫重大危险源'])
        expect(liability(duty)).toBeLessThan(0.2);
    }
    const staying = stayingTeller(STAYING, tokenizer);
    expect(staying('第二款说啥')).toBeGreaterThan(staying('抓到一条,黑了三天'));
  });
});

describe('what a passage holds and lacks of a question', () => {
  const passage = (folded: string) => ({ folded, around: '', everyday: '' });
  const asked = (normalized: string) => ({
    understanding: { normalized, concepts: [] },
    sorts: sortsAsked(normalized),
  });

  it('is learned word by word: what no passage with the thing asked for lacks tells, what they lack as well does not', async () => {
    const tokenizer = await loadTokenizer();
    const rows: [string, string, number][] = [
      ['请问渡口的电话', '渡口由乡镇管理', 0],
      ['请问渡口的电话', '渡口的电话应当公布', 1],
      ['请问渡船的电话', '渡船由船主检修', 0],
      ['请问渡船的电话', '渡船上写明电话', 1],
      ['请问渡口谁管', '渡口由乡镇管理', 1],
      ['请问渡船谁修', '渡船由船主检修', 1],
    ];
    const model = fitLogistic(
      [...rows, ...rows].map(([question, text, outcome]) => ({
        features: wordFeatures(asked(question), passage(text), undefined, tokenizer),
        outcome: [outcome],
      })),
    );
    const tell = wordByWord(model, tokenizer);
    const unseen = asked('请问水库的电话');
    expect(tell(unseen, passage('水库由县里管理'), undefined)).toBeLessThan(
      tell(unseen, passage('水库的电话要写明'), undefined),
    );
    expect(tell(asked('水库谁管'), passage('水库由县里管理'), undefined)).toBeGreaterThan(0);
  });
});

describe('models that feed others', () => {
  const cases = Array.from({ length: 40 }, (_, i) => ({
    id: `q${i}`,
    features: [i % 2 === 0 ? '渡口' : '渡船'],
    outcome: [i % 2],
  }));

  it('say of a question what they learned without it, also where it is asked after another', () => {
    const models = crossFitted(cases);
    for (const { id } of cases.slice(0, 5)) {
      const without = fittedWithout(id, models);
      const rare = { id, features: ['独木舟'], outcome: [1] };
      const mark = crossFitted([...cases, rare, rare, rare]);
      expect(outputsOf(fittedWithout(id, mark), ['独木舟'])).toEqual(outputsOf(fittedWithout(id, mark), []));
      expect(outputsOf(mark.whole, ['独木舟'])).not.toEqual(outputsOf(mark.whole, []));
      expect(fittedWithout(`${id}${AFTER}q39`, models)).toBe(without);
    }
  });
});

describe('written pairs', () => {
  it('stand for the words beside them, or for a sentence of their article', async () => {
    const article = { id: 'ferry-1', text: '渡工应当查验缆绳。大雾停止渡运。' };
    const folder = knowledgeFolder({
      'data/statutes.jsonl.gz': gzipSync(JSON.stringify(article)),
      'pairs.tsv': 'ferry-1\t起雾还开船吗|看不清就别开\n\t船老大\t渡工\nnowhere\t谁管\n',
    });
    const pairs = writtenPairs([path.join(folder, 'pairs.tsv')], folder, await loadTokenizer());
    expect(pairs.map(({ sentences, sayings }) => [sentences.length, sayings.map((s) => s.said)])).toEqual([
      [2, ['起雾还开船吗']],
      [2, ['看不清就别开']],
      [1, ['船老大']],
    ]);
    expect(pairs[2]!.sentences).toEqual([['渡工']]);
    expect(pairs[2]!.weight).toBeGreaterThan(pairs[0]!.weight);
  });
});

describe('the models that ship', () => {
  it('name every signal, and nothing else', () => {
    expect(Object.keys(RANKING.signals).sort()).toEqual(Object.keys(SIGNALS).sort());
  });

  it('are small, and say likely of what looks right and unlikely of what does not', () => {
    const decision = DECISION as unknown as { model: Trees; from: number; completed: number };
    expect(JSON.stringify(DECISION).length + JSON.stringify(READINGS).length).toBeLessThan(45_000);
    expect(JSON.stringify(FUSION).length).toBeLessThan(20_000);
    expect(JSON.stringify(MATTER).length).toBeLessThan(500_000);
    expect(JSON.stringify(WORDS).length).toBeLessThan(600_000);
    expect(JSON.stringify(DEPENDENCE).length).toBeLessThan(300_000);
    expect(JSON.stringify(LIABILITY).length).toBeLessThan(200_000);
    expect(JSON.stringify(STAYING).length).toBeLessThan(100_000);
    for (const least of [decision.from, decision.completed]) {
      expect(least).toBeGreaterThan(0.1);
      expect(least).toBeLessThan(0.6);
    }
    const right = {
      lexical: 0.6,
      score: 1.6,
      held: 1,
      inSentence: 0.9,
      likeness: 0.7,
      sentenceLikeness: 0.7,
      segment: 0.8,
      wordByWord: 2,
      mass: 1,
      everyday: 1,
      learned: 1,
      coverage: 1,
      nouns: 1,
      named: 1,
    };
    const wrong = {
      lexical: 0.1,
      score: 0.2,
      outOfScope: 1,
      aboutOffice: 0.9,
      rarestLacking: 1,
      lackingNouns: 3,
    };
    expect(probability(decision.model, right)).toBeGreaterThan(decision.from);
    expect(probability(decision.model, wrong)).toBeLessThan(decision.from);
  });
});
