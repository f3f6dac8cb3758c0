import { chinaDay, formatLocator, type Library, parseLocator } from '../../indexer/index.ts';
import { correctionIn } from '../records/correction.ts';
import type { Gap } from '../records/gaps.ts';
import { holding, type Mark, type Told } from './change.ts';

/** A passage that came near a question. */
export interface Near {
  readonly document: string;
  readonly locator: string;
  /** The article or report item that holds it. */
  readonly at: string;
  readonly title: string;
  readonly quote: string;
}

/** The place that somebody said would have been right. */
export interface Proposal {
  readonly document: string;
  readonly title: string;
  readonly at: string;
}

/** A gap with what came nearest, and what was done about it. */
export interface GapRow extends Gap {
  readonly nearest: readonly Near[];
  readonly proposals?: readonly Proposal[];
  /** The mark that closes it, by which it is taken back. */
  readonly closed?: { readonly mark: Mark; readonly change: string; readonly day: string };
}

const NEAREST = 3;

/** What became of a question that went badly, as people are told. */
export const GAP_WORDS: Readonly<Record<string, string>> = {
  not_in_texts: '没有依据',
  text_not_held: '未收录正文',
  no_such_provision: '没有这一条',
  not_in_force: '当时无效',
  not_found: '没有答案',
  ambiguous: '没说清楚',
  clarify: '没说清楚',
  error: '出错',
  dislike: '被点踩',
  approved_gone: '核定的条文不在了',
  approved_changed: '核定的条文变了',
  approved_not_in_force: '核定的条文已不再有效',
};

/** 没有依据×3、被点踩 */
export function gapWords(why: GapRow['why']): string {
  return Object.entries(why)
    .map(([name, n]) => `${GAP_WORDS[name] ?? name}${n > 1 ? `×${n}` : ''}`)
    .join('、');
}

/** What is missing, with what came nearest in a library; approved answers that are given no more stand last. */
export async function gapRows(
  gaps: readonly Gap[],
  library: Library,
  changes: readonly Told[],
): Promise<GapRow[]> {
  const marks = holding(changes, 'gap');
  const asked = await Promise.all(
    gaps.map(async (gap): Promise<GapRow> => {
      const near = await nearest(library, gap);
      const closed = closedBy(gap, marks);
      return {
        ...gap,
        nearest: near,
        proposals: proposalsOf(library, gap, near[0]?.document),
        ...(closed ? { closed } : {}),
      };
    }),
  );
  return [...asked, ...expired(library)];
}

/**
 * The mark on a gap, by any of its wordings. What was dismissed stays so; what was called done and goes badly again is open
 * again.
 */
function closedBy(
  { wordings, last = '' }: Gap,
  marks: readonly Extract<Told, { what: 'gap' }>[],
): GapRow['closed'] {
  const found = marks.findLast(
    (change) =>
      change.wordings.some((wording) => wordings.includes(wording)) &&
      (change.mark === 'dismissed' || last <= change.time),
  );
  return found && { mark: found.mark, change: found.id, day: chinaDay(new Date(found.time)) };
}

/** Corrections among the comments, as far as what they name is held; without a title the text that was shown is meant. */
function proposalsOf(library: Library, { comments }: Gap, shown: string | undefined): Proposal[] {
  const found = comments.flatMap((comment): Proposal[] => {
    const said = correctionIn(comment);
    const locator = said && parseLocator(said.at);
    if (!said || !locator) return [];
    const document = said.title ? library.named(said.title)[0] : library.document(shown ?? '');
    if (!document || !library.entryAt(document, locator)) return [];
    return [{ document: document.id, title: document.title, at: said.at }];
  });
  return [...new Map(found.map((one) => [`${one.document}#${one.at}`, one])).values()];
}

/** Approved answers that are given no more, as gaps that nobody need ask about first. */
function expired(library: Library): GapRow[] {
  return library.approved().flatMap(({ answer, state }) => {
    if (state === 'good') return [];
    const { question, also, passages } = answer;
    const near = passages.flatMap(({ document, at }): Near[] => {
      const [id = '', version] = document.split('@');
      const held = library.document(id, version);
      return held ? [{ document: id, title: held.title, locator: at, at, quote: '' }] : [];
    });
    const why = { [`approved_${state}`]: 1 };
    return [{ question, count: 0, wordings: [question, ...also], why, comments: [], nearest: near }];
  });
}

async function nearest(library: Library, gap: Gap): Promise<Near[]> {
  const { hits } = await library.find(gap.question, { limit: NEAREST });
  return hits.slice(0, NEAREST).map(({ entry, locator, quote }) => ({
    document: entry.document.id,
    title: entry.document.title,
    locator: formatLocator(locator),
    at: formatLocator(entry.locator),
    quote,
  }));
}
