import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatLocator } from '../../indexer/structure/locator.ts';
import { nameMatcher } from '../../indexer/structure/reference-names.ts';
import { type Anchor, findReferences } from '../../indexer/structure/references.ts';
import { workOf } from './work-of.ts';

const OPEN = '\uff08';
const CLOSE = '\uff09';

function anchorOf(anchor: Anchor): string {
  if (anchor.kind === 'title') return anchor.nested ? `〈${anchor.title}〉` : `《${anchor.title}》`;
  return anchor.kind === 'self' ? anchor.word || '此文' : `${anchor.level}-${anchor.back}`;
}

/** Each reference as: the words it stands in → what it starts from, its place, the end of a range. */
const show = (text: string, names: readonly string[] = []) =>
  findReferences(text, nameMatcher(names)).map(
    (r) =>
      `${text.slice(r.start, r.end)} → ${anchorOf(r.anchor)} ${formatLocator(r.locator)}${r.to ? `..${formatLocator(r.to)}` : ''}`,
  );

describe('references to this text', () => {
  it.each([
    ['依照本法第二十一条办理', ['本法第二十一条 → 本法 第二十一条']],
    ['制定本条例。', ['本条例 → 本条例 全文']],
    ['违反第三条规定', ['第三条 → 此文 第三条']],
    ['第六十四条、第六十五条的规定', ['第六十四条 → 此文 第六十四条', '第六十五条 → 此文 第六十五条']],
    ['本法第三十条至第三十三条', ['本法第三十条至第三十三条 → 本法 第三十条..第三十三条']],
    ['本法第30-33条', ['本法第30-33条 → 本法 第三十条..第三十三条']],
    [
      `第二十四条第一款第${OPEN}二${CLOSE}、${OPEN}三${CLOSE}项`,
      [
        `第二十四条第一款第${OPEN}二${CLOSE}、${OPEN}三${CLOSE}项 → 此文 第二十四条第一款第(二)项`,
        `第二十四条第一款第${OPEN}二${CLOSE}、${OPEN}三${CLOSE}项 → 此文 第二十四条第一款第(三)项`,
      ],
    ],
    [
      '本条例第十八条第一项、第四项或者第十九条第三项',
      [
        '本条例第十八条第一项 → 本条例 第十八条第(一)项',
        '第四项 → 本条例 第十八条第(四)项',
        '第十九条第三项 → 本条例 第十九条第(三)项',
      ],
    ],
    [
      '本规定第九条第一款第一项至第三项',
      ['本规定第九条第一款第一项至第三项 → 本规定 第九条第一款第(一)项..第九条第一款第(三)项'],
    ],
    ['第三十七、三十八条', ['第三十七、三十八条 → 此文 第三十七条', '第三十七、三十八条 → 此文 第三十八条']],
    ['第四十条之一', ['第四十条之一 → 此文 第四十条之一']],
    ['本法第二章第三节', ['本法第二章第三节 → 本法 第二章第三节']],
    ['第 12 条第 2 款', ['第 12 条第 2 款 → 此文 第十二条第二款']],
  ])('%s', (text, expected) => expect(show(text)).toEqual(expected));
});

describe('references from where they stand', () => {
  it.each([
    ['前款规定', ['前款 → paragraph-1 全文']],
    ['前两款规定', ['前两款 → paragraph-2 全文']],
    ['依照前条第二款', ['前条第二款 → article-1 第二款']],
    ['本条第一款、第二款', ['本条第一款 → article-0 第一款', '第二款 → article-0 第二款']],
    ['本章规定', ['本章 → chapter-0 全文']],
    ['前款、第三条规定', ['前款 → paragraph-1 全文', '第三条 → 此文 第三条']],
    ['第二款规定', ['第二款 → article-0 第二款']],
    [
      '前款第一项归甲；第二项归乙。第三项另定。',
      ['前款第一项 → paragraph-1 第(一)项', '第二项 → paragraph-1 第(二)项', '第三项 → paragraph-0 第(三)项'],
    ],
  ])('%s', (text, expected) => expect(show(text)).toEqual(expected));
});

describe('references to other texts', () => {
  it.each([
    [
      '根据《示例省风筝条例》、《线轴规定》制定',
      ['《示例省风筝条例》 → 《示例省风筝条例》 全文', '《线轴规定》 → 《线轴规定》 全文'],
    ],
    ['《风筝法》第三条、第四条', ['《风筝法》第三条 → 《风筝法》 第三条', '第四条 → 《风筝法》 第四条']],
    [
      `《风筝法》${OPEN}以下简称筝法${CLOSE}第三条`,
      [`《风筝法》${OPEN}以下简称筝法${CLOSE}第三条 → 《风筝法》 第三条`],
    ],
    [
      '《风筝法》有规定的，依照该法第五条',
      ['《风筝法》 → 《风筝法》 全文', '该法第五条 → 《风筝法》 第五条'],
    ],
    [
      '《示例省实施〈风筝法〉办法》第三条',
      [
        '《示例省实施〈风筝法〉办法》第三条 → 《示例省实施〈风筝法〉办法》 第三条',
        '〈风筝法〉 → 〈风筝法〉 全文',
      ],
    ],
    [
      '《关于修改<风筝法>的决定》',
      ['《关于修改<风筝法>的决定》 → 《关于修改<风筝法>的决定》 全文', '<风筝法> → 〈风筝法〉 全文'],
    ],
  ])('%s', (text, expected) => expect(show(text)).toEqual(expected));

  const names = ['风筝法', '风筝条例', '示例省风筝条例'];
  it.each([
    ['违反风筝法第三条', ['风筝法第三条 → 《风筝法》 第三条']],
    ['示例省风筝条例规定', ['示例省风筝条例 → 《示例省风筝条例》 全文']],
    ['他省风筝条例规定', []],
    ['有关风筝法律', []],
    ['风筝法规定', ['风筝法 → 《风筝法》 全文']],
  ])('known names without marks: %s', (text, expected) => expect(show(text, names)).toEqual(expected));
});

describe('what is no reference', () => {
  it.each([
    '本法院',
    '本法律',
    '第一项目',
    '第一目标',
    '第条',
    '第十',
    '条款',
    '《没有合上',
    '两条线',
    '前面',
    '第二名',
  ])('%s', (text) => expect(show(text)).toEqual([]));
});

const PIECES = [
  '第',
  '一',
  '二十',
  '9',
  '条',
  '款',
  '项',
  '目',
  '之',
  '、',
  '和',
  '至',
  '《',
  '》',
  '〈',
  '〉',
  '本',
  '法',
  '前',
  '两',
  OPEN,
  CLOSE,
  '。',
  '\n',
  '风',
];
const noise = fc.array(fc.constantFrom(...PIECES), { maxLength: 80 }).map((parts) => parts.join(''));

describe('any text', () => {
  it('gives references inside it, in order, each ending after its start', () => {
    fc.assert(
      fc.property(fc.oneof(noise, fc.string({ unit: 'binary' })), (text) => {
        let before = 0;
        for (const { start, end } of findReferences(text, nameMatcher(['风风风']))) {
          expect(start).toBeGreaterThanOrEqual(before);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          before = start;
        }
      }),
      { numRuns: 500 },
    );
  });

  it('takes a list of any length', () => {
    expect(findReferences('第一条、'.repeat(200_000))).toHaveLength(200_000);
  });

  it.each([
    '《',
    '《〈',
    '第',
    '第一、',
    '第一条、',
    '第一、一、',
    '《甲》（',
    '本法第一条第一款',
    '前款第一项；第二项',
    '第一',
    ' ',
  ])('takes work that grows with its length: %s', (piece) => {
    const work = (times: number) => workOf(() => findReferences(piece.repeat(times)));
    expect(work(4000)).toBeLessThanOrEqual(3 * work(2000));
  });
});
