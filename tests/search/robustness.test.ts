import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { holdsAnswer } from '../../indexer/search/decide/answer-type.ts';
import { segmentsOf } from '../../indexer/search/rank/entry-view.ts';
import { defines, isPenal, marksOf } from '../../indexer/search/rank/intent-marks.ts';
import { focusOf, wantedCount } from '../../indexer/search/understand/focus.ts';
import { isCourtesy, isIncomplete, neighbourStep } from '../../indexer/search/understand/follow-up.ts';
import { withoutFrames } from '../../indexer/search/understand/frames.ts';
import { intentsOf } from '../../indexer/search/understand/intents.ts';
import { findPlaces, findReportPlace } from '../../indexer/search/understand/places.ts';
import { findTitles, foldTitle, namedWorks } from '../../indexer/search/understand/titles.ts';
import { versionWish } from '../../indexer/search/understand/versions.ts';
import type { Library } from '../../indexer/types.ts';
import { shipped } from './libraries.ts';

let library: Library;
beforeAll(async () => {
  library = await shipped();
  await library.find('特钟作业安全马');
});

/** Pieces that regular expressions and lists of the search bite on. */
const PIECES = [
  ...[
    '第',
    '(',
    '一、',
    '一',
    '1',
    '1-',
    '、',
    '条',
    '第十条、',
    '第一条之',
    '第(一)项',
    '第二款',
    '第一章',
    '第 一 ',
    '之一',
  ],
  ...['《', '《〈', '《防洪法》', '》', '2007年', '(2007)', '07年', '20', '旧', '新旧', '版'],
  ...[
    '法',
    '安全法',
    '条例',
    '管理条例',
    '应对法',
    '突发事件应对法',
    '实施防洪法',
    '法的实施办法',
    '报告',
    '报告一(',
    '办法',
  ],
  ...['你好', '请问', '@', '@a ', '<at>', '<at>x</at>', '谢谢', '呀', '~', '🙏', '\u200b', '\ud800', '𠀀'],
  ...[
    '災',
    '多少',
    '几',
    '死伤',
    '哪8项',
    '是不是',
    '处',
    '由',
    '保费',
    '罚',
    '原来',
    '新旧',
    '可以',
    '能',
    '方面',
    '那部分',
  ],
  ...['a', 'A ', ' ', '\n', '。', ',', '安全', '特钟作业', '四川', '上一条', '那', '是指', '本法所称'],
];
const pasted = fc
  .tuple(
    fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 6 }),
    fc.integer({ min: 1, max: 10_000 }),
  )
  .map(([pieces, length]) => {
    const unit = pieces.join('');
    return unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
  });

describe('any string', () => {
  it('is answered or refused, alone and after itself', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(pasted, fc.string({ unit: 'binary', maxLength: 300 })), async (text) => {
        for (const turns of [[], [text]]) {
          const { outcome, confidence, hits } = await library.find(text, { turns });
          expect(['answered', 'clarify', 'not_found']).toContain(outcome);
          expect(confidence).toBeGreaterThanOrEqual(0);
          expect(confidence).toBeLessThanOrEqual(1);
          if (outcome === 'answered') expect(hits.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('gets the same bytes twice, and from a library opened afresh', async () => {
    const other = await shipped();
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 12 }),
        async (pieces) => {
          const text = pieces.join('');
          const first = JSON.stringify(await library.find(text));
          expect(JSON.stringify(await library.find(text))).toBe(first);
          expect(JSON.stringify(await other.find(text))).toBe(first);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('is read to a bound: what comes after 2000 characters changes nothing', async () => {
    const text = `防洪法第三条${'安'.repeat(2000)}`;
    const { raw: _, ...short } = (await library.find(text)).query;
    const { raw: __, ...long } = (await library.find(`${text}行政处罚法第九条`.repeat(3))).query;
    expect(long).toEqual(short);
  });
});

/** Least time of several, in milliseconds. */
function fastest(work: () => unknown, times = 5): number {
  let best = Infinity;
  for (let i = 0; i < times; i++) {
    const start = performance.now();
    work();
    best = Math.min(best, performance.now() - start);
  }
  return best;
}

describe('work grows with the length of what is read, not with its square', () => {
  const works = () => namedWorks(library.documents);
  const parts: Record<string, (text: string) => unknown> = {
    foldTitle,
    withoutFrames,
    intentsOf,
    versionWish,
    findReportPlace,
    segmentsOf,
    marksOf,
    wantedCount,
    isCourtesy,
    neighbourStep,
    findPlaces: (text) => [findPlaces(text, false), findPlaces(text, true)],
    findTitles: (text) => findTitles(text, works()),
    focusOf: (text) => focusOf(text, []),
    isIncomplete: (text) => isIncomplete(text, false, text.length),
    isPenal: (text) => isPenal([text], text),
    holdsAnswer: (text) => holdsAnswer(text, text),
    defines: (text) => defines('安全', text),
  };
  /** Below this, noise of the machine outweighs the work. Quadratic work on these lengths takes many times as long. */
  const NOISE_MS = 20;

  it.each(Object.keys(parts))('%s', (name) => {
    const work = parts[name]!;
    for (const piece of PIECES) {
      const text = (length: number) => piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
      const [short, long] = [text(4000), text(8000)];
      // Alternatives that begin alike are where backtracking hides: an end that matches nothing.
      for (const end of ['', '#']) {
        const twice = fastest(() => work(long + end));
        if (twice < NOISE_MS) continue;
        expect(twice, `${name} on ${piece}`).toBeLessThan(3 * fastest(() => work(short + end)) + NOISE_MS);
      }
    }
  });

  it('nor does a whole question', async () => {
    const once = async (text: string) => {
      let best = Infinity;
      for (let i = 0; i < 3; i++) {
        const start = performance.now();
        await library.find(text);
        best = Math.min(best, performance.now() - start);
      }
      return best;
    };
    for (const piece of PIECES) {
      const text = (length: number) => piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
      const twice = await once(text(2000));
      if (twice > 60) expect(twice, piece).toBeLessThan(3 * (await once(text(1000))) + 60);
    }
  });
});
