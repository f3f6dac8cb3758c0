import { figuresIn } from '../../indexer/check/figures.ts';
import { toChinese } from '../../indexer/structure/numerals.ts';
import { articlesOf, textOf } from '../../indexer/structure/tree.ts';
import type { Document, Locator } from '../../indexer/types.ts';
import type { Random } from '../soak/random.ts';
import { pick, placeWords, type Style, titleWords } from './draft-style.ts';
import type { Sentence } from './passages.ts';

/** What is wrong with a statement, if anything. */
export type Seed =
  | 'right'
  | 'wrong-number'
  | 'no-such-article'
  | 'wrong-paragraph'
  | 'old-version'
  | 'renumbered'
  | 'one-word'
  | 'punctuation'
  | 'wrong-amount'
  | 'repealed'
  | 'misspelled';

/** A statement of a draft, and what a check of it must say. */
export interface Statement {
  readonly seed: Seed;
  readonly text: string;
  /** What the proposed correction must hold, one of them; none where nobody could tell. */
  readonly expected?: readonly string[];
}

/** The laws a draft of a day can cite. */
export interface Pool {
  /** In force that day. */
  readonly sentences: readonly Sentence[];
  /** Of versions that had ended, by their document. */
  readonly old: readonly Sentence[];
  readonly current: readonly Document[];
  readonly repealed: readonly { readonly document: Document; readonly by: Document }[];
}

const QUOTING: readonly ((cite: string, q: string, own: string) => string)[] = [
  (c, q) => `根据${c}规定,${q}`,
  (c, q) => `${c}规定:${q}`,
  (c, q) => `${c}明确规定${q},请严格执行。`,
  (c, q) => `按照${c}关于${q}的规定,抓紧落实各项措施。`,
  (c, q) => `有关要求十分明确:${q}(${c})。`,
  (c, q) => `依据${c}${q}的规定,现就有关事项通知如下。`,
  (c, q) => `经查,当事人的行为不符合${c}${q}之规定。`,
  (c, q) => `对照${c}要求${q},我局开展了自查。`,
];
const PLAIN: readonly ((cite: string) => string)[] = [
  (c) => `依照${c}的规定,现将有关事项通知如下。`,
  (c) => `各单位要认真学习${c},落实主体责任。`,
  (c) => `上述行为违反了${c}的规定,事实清楚,证据确凿。`,
  (c) => `本机关依据${c}之规定,决定给予你单位罚款人民币3.5万元的行政处罚。`,
  (c) => `你单位来函咨询${c}如何适用的问题,经研究,现函复如下。`,
  (c) => `根据${c}的规定,请各地于每年12月31日前报送总结,并在15日内完成整改。`,
];

const cite = (s: Sentence, style: Style, locator: Locator = s.locator, title?: string): string =>
  `${titleWords(s.document, style, title)}${placeWords(locator, style.arabic)}`;
const article = (s: Sentence): Locator => s.article.locator.slice(-1);
/** The place of a sentence, as fine as a drafter happens to be. */
const place = (s: Sentence, random: Random): Locator => (random.below(2) === 0 ? article(s) : s.locator);
const marked = (text: string, { marks }: Style): string => marks[0] + text + marks[1];

/** Makes a statement with a seed; undefined where the pool has nothing for it. */
export function statement(seed: Seed, random: Random, pool: Pool, style: Style): Statement | undefined {
  const s = pick(random, pool.sentences);
  if (!s) return undefined;
  const quoting = pick(random, QUOTING);
  switch (seed) {
    case 'right':
      return { seed, text: right(random, pool, style, s) };
    case 'wrong-number': {
      const others = articlesOf(s.document.root).filter((a) => a.number !== s.article.number);
      const other = pick(random, others);
      return {
        seed,
        text: quoting(cite(s, style, other.locator.slice(-1)), marked(s.text, style), ''),
        expected: [placeWords(article(s), false)],
      };
    }
    case 'no-such-article': {
      const last = articlesOf(s.document.root).at(-1)!.number;
      const locator = [{ type: 'article' as const, number: last + 1 + random.below(40) }];
      return { seed, text: pick(random, PLAIN)(cite(s, style, locator)) };
    }
    case 'wrong-paragraph': {
      const many = pool.sentences.filter(
        (x) =>
          x.article.children.filter((c) => c.type === 'paragraph').length > 1 &&
          x.locator.some((l) => l.type === 'paragraph'),
      );
      if (many.length === 0) return undefined;
      const one = pick(random, many);
      const own = one.locator.find((l) => l.type === 'paragraph')!.number;
      const count = one.article.children.filter((c) => c.type === 'paragraph').length;
      if (random.below(3) === 0) {
        const locator = [
          ...article(one),
          { type: 'paragraph' as const, number: count + 1 + random.below(3) },
        ];
        return { seed, text: pick(random, PLAIN)(cite(one, style, locator)) };
      }
      const wrong = 1 + ((own + random.below(count - 1)) % count);
      if (wrong === own) return undefined;
      const locator = [...article(one), { type: 'paragraph' as const, number: wrong }];
      return {
        seed,
        text: quoting(cite(one, style, locator), marked(one.text, style), ''),
        expected: [`第${toChinese(own)}款`],
      };
    }
    case 'old-version': {
      if (pool.old.length === 0) return undefined;
      const old = pick(random, pool.old);
      const year = old.document.version!.slice(0, 4);
      const now = pool.current.find((d) => d.id === old.document.id)!;
      const title = `《${old.document.title}》(${year}年${random.below(2) ? '版' : '公布'})${placeWords(article(old), style.arabic)}`;
      const text = random.below(2) ? pick(random, PLAIN)(title) : quoting(title, marked(old.text, style), '');
      return { seed, text, expected: [now.version!.slice(0, 4)] };
    }
    case 'renumbered': {
      const moved = pool.old.flatMap((o) => {
        const bare = (x: string): string => x.replace(/[\p{P}\p{S}\s]/gu, '');
        const there = pool.sentences.filter(
          (n) => n.document.id === o.document.id && bare(n.text) === bare(o.text),
        );
        return there.length === 1 && there[0]!.article.number !== o.article.number
          ? [{ o, n: there[0]! }]
          : [];
      });
      if (moved.length === 0) return undefined;
      const { o, n } = pick(random, moved);
      const undated = style.title === 'dated' ? { ...style, title: 'full' as const } : style;
      return {
        seed,
        text: quoting(cite(o, undated, article(o)), marked(o.text, style), ''),
        expected: [placeWords(article(n), false)],
      };
    }
    case 'one-word': {
      const text = oneWord(s.text, random);
      return text === undefined
        ? undefined
        : {
            seed,
            text: quoting(cite(s, style, place(s, random)), marked(text, style), ''),
            expected: [s.text],
          };
    }
    case 'punctuation': {
      const text = otherMark(s.text, random);
      return text === undefined
        ? undefined
        : {
            seed,
            text: pick(random, QUOTING.slice(1, 3))(
              cite(s, style, place(s, random)),
              marked(text, style),
              '',
            ),
            expected: [s.text],
          };
    }
    case 'wrong-amount':
      return wrongAmount(random, pool, style);
    case 'repealed': {
      if (pool.repealed.length === 0) return undefined;
      const { document, by } = pick(random, pool.repealed);
      const number = 1 + random.below(articlesOf(document.root).length);
      const plain = style.title === 'dated' ? { ...style, title: 'full' as const } : style;
      const named = `${titleWords(document, plain)}${placeWords([{ type: 'article', number }], style.arabic)}`;
      return { seed, text: pick(random, PLAIN)(named), expected: [by.title] };
    }
    case 'misspelled': {
      const wrong = misspelled(s.document.title, random);
      const inMarks =
        style.title === 'bare' || style.title === 'short' ? { ...style, title: 'full' as const } : style;
      return {
        seed,
        text: pick(random, PLAIN)(cite(s, inMarks, article(s), wrong)),
        expected: [s.document.title, ...s.document.shortTitles],
      };
    }
  }
}

function right(random: Random, pool: Pool, style: Style, s: Sentence): string {
  const other = pick(random, pool.sentences);
  const own = titleWords(s.document, style);
  const at = (l: Locator): string => placeWords(l, style.arabic);
  const last = articlesOf(s.document.root).at(-1)!.number;
  const n = Math.min(s.article.number, last - 2);
  const range = `${at([{ type: 'article', number: Math.max(1, n) }])}至${at([{ type: 'article', number: Math.max(1, n) + 2 }])}`;
  const word = /(法|条例|办法|规定)$/u.exec(s.document.title)?.[1] ?? '法';
  const forms: (() => string)[] = [
    () => pick(random, QUOTING)(cite(s, style, place(s, random)), marked(s.text, style), ''),
    () => pick(random, QUOTING)(cite(s, style, place(s, random)), marked(s.text, style), ''),
    () => `${cite(s, style, article(s))}规定:${s.text}`,
    () => pick(random, PLAIN)(cite(s, style, place(s, random))),
    () =>
      pick(
        random,
        PLAIN,
      )(`${cite(s, style)}、${at(article(other)) && cite(other, { ...style, title: 'full' })}`),
    () => `根据${own}${range}的规定,现就有关事项复函如下。`,
    // 《气象灾害防御条例》 for 《某省气象灾害防御条例》: a short form, or a national rule that nobody holds; no slip of the pen.
    () => pick(random, QUOTING)(`${placeless(s.document)}${at(article(s))}`, marked(s.text, style), ''),
    () => `为贯彻${own},做好今年的工作,制定本方案。该${word}${at(article(s))}规定${marked(s.text, style)}。`,
    () => `${own}${at(article(s))}规定,${s.text}`,
    () =>
      `《${s.document.title}》(以下简称《${word}》)${at(article(s))}已有规定。《${word}》${at(article(s))}规定:${marked(s.text, style)}`,
    () =>
      `依照${cite(s, style, article(s))},对照${marked('双随机', style)}检查要求,共检查企业120家,罚款35万元。`,
    () => `双方按照合同第三条和第${99 + random.below(40)}条约定执行,共计费用12万元。`,
    () => figureRight(random, pool, style) ?? pick(random, PLAIN)(cite(s, style)),
    () => `${cite(s, style, article(s))}规定:${marked(omitted(s.text), style)}`,
  ];
  return pick(random, forms)();
}

function placeless({ title }: Document): string {
  return `《${title.replace(/^.{1,6}?[省市](?=.{5})/u, '')}》`;
}

function omitted(text: string): string {
  const parts = text.split(/[,，]/u);
  return parts.length >= 3 ? `${parts[0]}……${parts.slice(2).join('，')}` : text;
}

function withFigures(pool: Pool): { s: Sentence; figures: ReturnType<typeof figuresIn> }[] {
  return pool.sentences.flatMap((s) => {
    const figures = figuresIn(s.text.normalize('NFKC')).filter(
      (f) => f.bound !== '' && ['money', 'period', 'times', 'share'].includes(f.kind) && f.kind !== 'people',
    );
    return figures.length > 0 && s.text.normalize('NFKC').length === s.text.length ? [{ s, figures }] : [];
  });
}

function arabicFigure(text: string): string {
  const [f] = figuresIn(text);
  if (!f) return text;
  const unit =
    f.kind === 'money'
      ? f.size >= 10_000
        ? '万元'
        : '元'
      : text
          .replace(/^(?:不低于|不少于|不超过|至少|每)?[〇零一二三四五六七八九十百千万两\d.]+/u, '')
          .replace(/(?:以上|以下|以内|内|前)$/u, '');
  const size = f.kind === 'money' && f.size >= 10_000 ? f.size / 10_000 : f.size;
  if (f.kind === 'share') return text;
  const head = /^(?:不低于|不少于|不超过|至少|每)/u.exec(text)?.[0] ?? '';
  const tail = /(?:以上|以下|以内|内|前)$/u.exec(text)?.[0] ?? '';
  return `${head}${size}${unit}${tail}`;
}

function figureRight(random: Random, pool: Pool, style: Style): string | undefined {
  const all = withFigures(pool);
  if (all.length === 0) return undefined;
  const { s, figures } = pick(random, all);
  const f = pick(random, figures);
  const text = s.text.slice(0, f.start) + arabicFigure(f.text) + s.text.slice(f.end);
  return `依照${cite(s, style, article(s))}规定,${text}`;
}

function wrongAmount(random: Random, pool: Pool, style: Style): Statement | undefined {
  const all = withFigures(pool);
  if (all.length === 0) return undefined;
  const { s, figures } = pick(random, all);
  const f = pick(random, figures);
  const size = figuresIn(f.text)[0]?.size;
  const changed = size === undefined ? undefined : changedFigure(f.text, size, random);
  if (changed === undefined) return undefined;
  const whole = textOf(s.article);
  const value = figuresIn(changed)[0]?.value;
  if (!value || figuresIn(whole.normalize('NFKC')).some((x) => x.value === value)) return undefined;
  const text = s.text.slice(0, f.start) + changed + s.text.slice(f.end);
  const named = cite(s, style, article(s));
  const forms = [`依照${named}规定,${text}`, `${named}规定:${marked(text, style)}`, `${named}明确,${text}`];
  return { seed: 'wrong-amount', text: pick(random, forms), expected: [f.text, s.text] };
}

function changedFigure(text: string, size: number, random: Random): string | undefined {
  const numeral = /[〇零一二三四五六七八九十百千万两\d.]+/u.exec(text);
  if (!numeral) return undefined;
  const money = /元/u.test(text);
  const next = Math.max(
    1,
    Math.round(pick(random, [size * 2, size / 2, size * 3, size + (size >= 10 ? 5 : 1)])),
  );
  if (next === size || next > 9_000_000) return undefined;
  if (money && next >= 10_000) {
    const wan = next / 10_000;
    if (!Number.isInteger(wan)) return undefined;
    return text.replace(
      /[〇零一二三四五六七八九十百千万两\d.]+元/u,
      random.below(2) ? `${wan}万元` : `${toChinese(wan)}万元`,
    );
  }
  if (next > 9999) return undefined;
  return text.replace(
    /[〇零一二三四五六七八九十百千万两\d.]+/u,
    random.below(2) && !/百分之/u.test(text) ? String(next) : toChinese(next),
  );
}

const WORDS: readonly (readonly [string, string])[] = [
  ['应当', '可以'],
  ['不得', '不宜'],
  ['可以', '应当'],
  ['及时', '按时'],
  ['立即', '及时'],
  ['责令', '要求'],
  ['负责', '牵头'],
  ['或者', '并且'],
  ['必须', '应当'],
  ['县级', '市级'],
  ['组织', '配合'],
];

function oneWord(text: string, random: Random): string | undefined {
  const fitting = WORDS.filter(([from]) => text.includes(from));
  if (fitting.length > 0 && random.below(4) > 0) {
    const [from, to] = pick(random, fitting);
    return text.replace(from, to);
  }
  const at = 2 + random.below(text.length - 4);
  const c = text[at]!;
  if (/[\p{P}\s\d]/u.test(c)) return undefined;
  return random.below(2)
    ? text.slice(0, at) + pick(random, [...'某各该其诸']) + text.slice(at + 1)
    : text.slice(0, at) + text.slice(at + 1);
}

function otherMark(text: string, random: Random): string | undefined {
  const inner = [...text.slice(0, -1)].flatMap((c, i) => (/[,，、]/u.test(c) && i > 3 ? [i] : []));
  if (inner.length === 0) return undefined;
  const at = pick(random, inner);
  const c = text[at]!;
  const other = /[,，]/u.test(c) ? pick(random, ['、', '；', '']) : pick(random, ['，', '']);
  return text.slice(0, at) + other + text.slice(at + 1);
}

const SLIPS: Readonly<Record<string, string>> = {
  ...{
    管: '菅',
    安: '按',
    险: '检',
    渡: '度',
    粮: '量',
    堤: '提',
    防: '妨',
    应: '因',
    急: '及',
    处: '外',
    罚: '伐',
  },
  ...{
    例: '列',
    突: '实',
    洪: '红',
    旱: '早',
    气: '汽',
    象: '像',
    抗: '杭',
    灾: '宰',
    业: '亚',
    办: '辨',
    规: '归',
    库: '裤',
  },
};

/** A title with one slip of the pen. */
export function misspelled(title: string, random: Random): string {
  const core = title.replace(/^中华人民共和国/u, '');
  const head = title.slice(0, title.length - core.length);
  const region = /^.{1,6}?[省市]/u.exec(core)?.[0].length ?? 0;
  const at = [...core].flatMap((c, i) => (i >= region && SLIPS[c] ? [i] : []));
  if (core.endsWith('法') && core.length < 6) return `${head}${core.slice(0, -1)}发`;
  if (at.length === 0 || random.below(4) === 0) {
    const i = region + random.below(Math.max(1, core.length - region - 2));
    if (core[i] !== core[i + 1]) return head + core.slice(0, i) + core[i + 1] + core[i] + core.slice(i + 2);
  }
  if (at.length === 0) return `${head}${core.slice(0, -1)}`;
  const i = pick(random, at);
  return head + core.slice(0, i) + SLIPS[core[i]!] + core.slice(i + 1);
}
