import { quantitiesIn } from '../../../indexer/language/zh/quantities.ts';
import { fold } from '../../../indexer/search/fold.ts';

/** What an assistant drafted for one article. */
export interface Draft {
  readonly headnote: string;
  readonly phrases: readonly string[];
}

/** A draft with what a program can find wrong with it; a person decides. */
export interface CheckedDraft {
  readonly headnote: string;
  /** What is wrong with the headnote, in Chinese; empty when nothing was found. */
  readonly faults: readonly string[];
  /** Phrases that may be proposed. */
  readonly phrases: readonly string[];
  /** Phrases left out, each with the reason, in Chinese. */
  readonly dropped: readonly string[];
}

/** As long a run of an article is its wording and no one else's. */
const LONGEST_RUN = 20;
const LONGEST_HEADNOTE = 120;
const LONGEST_PHRASE = 30;
const MOST_PHRASES = 40;
/** A phrase of that length that stands in the article is copied, and finds nothing that the article would not. */
const COPIED = 8;
const MODALS = ['应当', '不得', '可以'] as const;

/** Checks a draft against the article it is of: no run of its text, numbers kept, no duty that it does not have. */
export function checkDraft({ headnote, phrases }: Draft, article: string): CheckedDraft {
  const held = figures(article);
  const own = figures(headnote);
  const run = sharedRun(headnote, article);
  const faults = [
    ...(run === undefined ? [] : [`与原文连续 ${LONGEST_RUN} 字以上相同:“${run}”`]),
    ...[...own].filter(([key]) => !held.has(key)).map(([, said]) => `原文没有“${said}”`),
    ...[...held].filter(([key]) => !own.has(key)).map(([, said]) => `没有写到“${said}”`),
    ...MODALS.filter((word) => headnote.includes(word) && !article.includes(word)).map(
      (word) => `原文没有“${word}”`,
    ),
    ...([...headnote].length > LONGEST_HEADNOTE ? [`超过 ${LONGEST_HEADNOTE} 字`] : []),
  ];
  const kept: string[] = [];
  const dropped: string[] = [];
  for (const phrase of new Set(
    phrases.map((p) =>
      p
        .normalize('NFKC')
        .trim()
        .replace(/[?!。\s]+$/u, ''),
    ),
  )) {
    const why = phraseFault(phrase, article, held);
    if (why === undefined && kept.length < MOST_PHRASES) kept.push(phrase);
    else dropped.push(`${phrase.slice(0, LONGEST_PHRASE)}(${why ?? '太多'})`);
  }
  return { headnote, faults: headnote === '' ? [] : faults, phrases: kept, dropped };
}

function phraseFault(phrase: string, article: string, held: ReadonlyMap<string, string>): string | undefined {
  const length = [...phrase].length;
  if (length < 2 || length > LONGEST_PHRASE) return `${length} 字`;
  if (/[\p{Cc}《》<>{}]/u.test(phrase)) return '不是大白话';
  if (sharedRun(phrase, article) !== undefined || (length >= COPIED && bare(article).includes(bare(phrase))))
    return '抄自原文';
  const strange = [...figures(phrase)].find(([key]) => !held.has(key));
  return strange ? `原文没有“${strange[1]}”` : undefined;
}

/** The first run of the article's characters that a draft repeats, marks and blanks aside. */
function sharedRun(draft: string, article: string): string | undefined {
  const [said, text] = [bare(draft), bare(article)];
  for (let i = 0; i + LONGEST_RUN <= said.length; i++) {
    const run = said.slice(i, i + LONGEST_RUN);
    if (text.includes(run)) return run;
  }
  return undefined;
}

function bare(text: string): string {
  return text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '');
}

/** Articles by number, years and classes name things; 一个 and 一家 are ways of speaking. */
const SPOKEN = /^(?:一|1)(?:个|家|处|份|人|户|级|项|起|次)/u;
const NAMED = /^第|[条项]$/u;

/** The amounts of a text by value: 五万元 and 5万元 are one. */
function figures(text: string): Map<string, string> {
  // 每年一次 is 一年一次.
  const folded = fold(text.normalize('NFKC')).replace(/每(?=[年月日天]|季度|小时)/gu, '一');
  const found = new Map<string, string>();
  for (const { unit, low, high, start, end } of quantitiesIn(folded)) {
    const said = folded.slice(start, end);
    const before = folded[start - 1] ?? '';
    if (unit === '项' || NAMED.test(said) || before === '第' || SPOKEN.test(said)) continue;
    found.set(`${low}~${high}${unit}`, said);
  }
  return found;
}
