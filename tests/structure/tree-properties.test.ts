import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Shape } from '../../indexer/structure/markers.ts';
import { parse } from '../../indexer/structure/parse.ts';
import { textOf, walk } from '../../indexer/structure/tree.ts';
import { workOf } from './work-of.ts';

const PIECES = [
  ...[
    '第一条 ',
    '第二条',
    '第十条之一 ',
    '第一章 ',
    '第二节　',
    '第一编 ',
    '一、',
    '(一)',
    '\uff08二\uff09',
    '1.',
    '2、',
  ],
  ...[
    '\u2460',
    '【目的】',
    '# ',
    '**',
    '\n',
    '\r\n',
    '\n\n',
    '\u3000',
    '甲',
    '乙：',
    '丙；',
    '丁。',
    '存在问题',
    '\ud800',
    '\0',
  ],
];
const text = fc.oneof(
  fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 200 }),
);
const shape = fc.constantFrom<Shape>('statute', 'report');

const bare = (s: string) => s.replace(/[\s\u3000]|#|\*\*|[【】]/gu, '');

describe('the tree of any text', () => {
  it('has spans that tile the source', () => {
    fc.assert(
      fc.property(text, shape, (source, s) => {
        const nodes = [...walk(parse(source, s))];
        expect(nodes.map((n) => source.slice(n.span.start, n.span.end)).join('')).toBe(source);
        expect(nodes.every((n, i) => n.span.end === (nodes[i + 1]?.span.start ?? source.length))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('prints every word of the source', () => {
    fc.assert(
      fc.property(text, shape, (source, s) => {
        expect(bare(textOf(parse(source, s)))).toBe(bare(source));
      }),
      // A line that could be a heading, after words that could not: those were lost.
      { numRuns: 500, examples: [['第一章 \r\n丙；\n\n乙：', 'statute']] },
    );
  });

  it('has lines inside the file, in order, and children within their parent', () => {
    fc.assert(
      fc.property(text, shape, (source, s) => {
        const last = source.split('\n').length;
        for (const node of walk(parse(source, s))) {
          expect(node.lines.start).toBeGreaterThanOrEqual(1);
          expect(node.lines.end).toBeLessThanOrEqual(last);
          for (const child of node.children) {
            expect(child.lines.start).toBeGreaterThanOrEqual(node.lines.start);
            expect(child.lines.end).toBeLessThanOrEqual(node.lines.end);
          }
        }
      }),
    );
  });
});

describe('the work of parsing', () => {
  it.each([
    ['articles with lists', 'statute', '第一条 甲：\n（一）乙；\n（二）丙。\n丁。\n'],
    ['one article of many broken lines', 'statute', '甲乙丙\n'],
    ['one article of paragraphs', 'statute', '甲乙丙。\n'],
    ['blanks', 'statute', ' \u3000'],
    ['headings without words', 'statute', '第一章\n'],
    ['one long line', 'statute', '第一条规定'],
    ['heading marks', 'statute', '#'],
    ['report points', 'report', '一、甲\n(一)乙\n1.丙。\n丁。\n'],
    ['one long report paragraph', 'report', '存在甲'],
  ] as const)('grows with the text: %s', (_, s, piece) => {
    const work = (times: number) => workOf(() => parse(`第一条 始。\n${piece.repeat(times)}`, s));
    expect(work(2000)).toBeLessThanOrEqual(3 * work(1000));
  });
});
