import { type Figure, figuresIn } from './figures.ts';
import type { Wording } from './wording.ts';

/** A figure of the draft that its place does not have. */
export interface WrongFigure {
  readonly start: number;
  readonly end: number;
  readonly written: string;
  /** The figure of the place that is meant, as printed; none where the place has none of its kind. */
  readonly held?: string;
}

/** From here on the draft speaks for itself: what it decides, asks for, or says of a case. */
const OWN_WORDS =
  /决定(?:对|给予|作出|予以|处|没收|吊销|责令|如下)|现(?:对|将|责令|要求|就|拟)|请(?:你|贵|各|于|在|认真|按|及时)|责令你|拟(?:对|将|给|处)|本机关|本行政机关|我[局厅委部]|经(?:查|审|研究)|你(?:单位|公司|局|厂|县|市)|各(?:单位|地|市|县)(?:应|要|须)|鉴于|综合考虑|自由裁量|截至|据统计/u;
const REGION = 300;
/** The draft says what the place says. */
const TELLS = /^(?:的|之|中)?(?:有关|相关|明确)?(?:规定|要求|明确|设定|确定|载明)/u;

/**
 * The figures that a draft's sentence attributes to a place and that the place does not have.
 * @param text the draft's folded text @param from right behind the reference @param until where the next begins
 * @param wordings of the articles that the reference names, best their own places first
 */
export function wrongFigures(
  text: string,
  from: number,
  until: number,
  wordings: readonly Wording[],
  skip: readonly { readonly start: number; readonly end: number }[],
): WrongFigure[] {
  const region = ownRegion(text, from, until);
  const tells = TELLS.test(region);
  const held = wordings.flatMap((w) => figuresOf(w).map((figure) => ({ figure, wording: w })));
  const wrong: WrongFigure[] = [];
  for (const figure of figuresIn(region)) {
    const [start, end] = [from + figure.start, from + figure.end];
    if (skip.some((s) => start >= s.start && end <= s.end)) continue;
    const alike = held.filter((h) => h.figure.kind === figure.kind);
    if (alike.some((h) => h.figure.value === figure.value)) continue;
    if (
      !isAttributed(
        figure,
        region,
        tells,
        alike.map((h) => h.figure),
      )
    )
      continue;
    // Another duty may fall due at other times: only the same thing is compared.
    const compared = figure.kind === 'often' ? alike.filter((h) => isAlike(figure, region, h)) : alike;
    const meant = likest(figure, region, compared);
    if (!meant && !(figure.kind === 'money' && tells && wordings.every((w) => !/依照|按照/u.test(w.text))))
      continue;
    wrong.push({ start, end, written: figure.text, ...(meant ? { held: meant } : {}) });
  }
  return wrong;
}

const figured = new WeakMap<Wording, readonly Figure[]>();

function figuresOf(wording: Wording): readonly Figure[] {
  const known = figured.get(wording) ?? figuresIn(wording.text);
  figured.set(wording, known);
  return known;
}

/** The sentence behind a reference as far as it speaks of it. */
export function ownRegion(text: string, from: number, until: number): string {
  const sentence = /^[^。\n]*/u.exec(text.slice(from, Math.min(until, from + REGION)))![0];
  const own = OWN_WORDS.exec(sentence);
  return own ? sentence.slice(0, own.index) : sentence;
}

function isAttributed(figure: Figure, region: string, tells: boolean, held: readonly Figure[]): boolean {
  const near = region.slice(Math.max(0, figure.start - 10), figure.start);
  if (/(?:共|累计|合计|实际|已|约|近)(?:处|罚款|投入|检查)?$/u.test(near)) return false;
  // A sum that is no limit is what was imposed, unless the law itself names a sum.
  if (figure.kind === 'money') return figure.bound !== '' || (tells && held.some((h) => h.bound === ''));
  if (figure.kind === 'date')
    return tells && held.length > 0 && /施行|实施|生效/u.test(region.slice(figure.end, figure.end + 8));
  return figure.bound !== '' || tells;
}

interface Candidate {
  readonly figure: Figure;
  readonly wording: Wording;
}

/** The figure that stands in the most alike words; of equals the one with the same bound, then the nearest in size. */
function likest(figure: Figure, region: string, held: readonly Candidate[]): string | undefined {
  const own = around(region, figure);
  const scored = held.map(({ figure: other, wording }) => {
    const context = around(wording.text, other);
    const shared = pairs(own.before, context.before) + pairs(own.after, context.after);
    const bound = other.bound === figure.bound ? 3 : 0;
    const unit = other.value.split(' ')[0] === figure.value.split(' ')[0] ? 1 : 0;
    const distance = Math.abs(Math.log((other.size || 1) / (figure.size || 1)));
    return { other, wording, score: shared + bound + unit - Math.min(distance, 4) / 4 };
  });
  const best = scored.sort((a, b) => b.score - a.score)[0];
  return best?.wording.printed.slice(best.other.start, best.other.end).join('');
}

/** Pairs of characters behind two figures from which on they speak of one thing. */
const ALIKE = 4;

function isAlike(figure: Figure, region: string, { figure: other, wording }: Candidate): boolean {
  return pairs(around(region, figure).after, around(wording.text, other).after) >= ALIKE;
}

const AROUND = 16;

function around(text: string, { start, end }: Figure): { before: string; after: string } {
  const digits = /[\d〇零一二三四五六七八九十百千万亿两]/gu;
  return {
    before: text.slice(Math.max(0, start - AROUND), start).replace(digits, ''),
    after: text.slice(end, end + AROUND).replace(digits, ''),
  };
}

function pairs(a: string, b: string): number {
  let count = 0;
  for (let i = 0; i + 1 < a.length; i++) if (b.includes(a.slice(i, i + 2))) count++;
  return count;
}
