import type { Headnote, HeadnoteFile } from './headnote-file.ts';
import type { Law, LawArticle } from './law-articles.ts';
import { allowedLength, lengthOf } from './length.ts';
import { numberFaults } from './numbers.ts';
import { comparable, hanRuns, LARGEST_SHARE, LONGEST_RUN, overlap } from './overlap.ts';

/** What was measured on one headnote; `faults` is empty when all limits are kept. */
export interface Measured {
  where: string;
  numbers: string[];
  longest: string;
  share: number;
  runs: string[];
  length: number;
  most: number;
  faults: string[];
}

/** No run of this many han characters may stand in any law file, terms and list lines included. */
const FORBIDDEN_RUN = 22;

/** The law texts as the comparisons need them, made once a run. */
export interface Reference {
  law: Law;
  comparable: string;
}

/** Prepares a law for comparison. */
export function reference(law: Law): Reference {
  return { law, comparable: comparable(law.text) };
}

/** The runs that may stand in no file: those of all laws, titles and names of bodies included. */
export function forbiddenRuns(all: Law[]): Set<string> {
  return new Set(all.flatMap((law) => [...hanRuns(law.whole, FORBIDDEN_RUN)]));
}

function measure(
  file: string,
  note: Headnote,
  article: LawArticle,
  { comparable: text }: Reference,
): Measured {
  const lists = [note.lists.get('数目') ?? '', note.lists.get('检索') ?? ''];
  const stated = [note.sentences, ...lists].join('\n');
  // 数目 line may not repeat what the article lacks; a reference to the article itself is no number of its text
  const official = `${article.number}${article.text}`;
  const numbers = numberFaults(official, stated, `${note.sentences}\n${lists[0]}`);
  const { longest, share, runs } = overlap(comparable(note.sentences), text);
  const length = lengthOf(note.sentences);
  const { least, most } = allowedLength(article);
  const faults = [...numbers];
  if (longest.length > LONGEST_RUN) faults.push(`与原文连续${longest.length}字相同:${longest}`);
  if (share > LARGEST_SHARE) faults.push(`与原文相同的占${Math.round(share * 100)}%:${runs.join(' / ')}`);
  if (length < least || length > most) faults.push(`${length}字,应为${least}到${most}字`);
  return {
    where: `${file} ${note.article}(第${note.line}行)`,
    numbers,
    longest,
    share,
    runs,
    length,
    most,
    faults,
  };
}

/** Lines of a whole file, front matter and list lines included, that share a forbidden run with some law. */
export function forbiddenLines(text: string, forbidden: Set<string>): string[] {
  return text.split('\n').flatMap((line, i) => {
    const run = [...hanRuns(line, FORBIDDEN_RUN)].find((candidate) => forbidden.has(candidate));
    return run ? [`第${i + 1}行: 与某部法律连续${FORBIDDEN_RUN}字以上相同:${run}`] : [];
  });
}

/** Measures every headnote of a document against its law. */
export function measureFile(file: HeadnoteFile, ref: Reference): { measured: Measured[]; faults: string[] } {
  const { articles } = ref.law;
  const present = new Set(file.headnotes.map((note) => note.article));
  const complete = file.front.supersededBy === undefined;
  const missing = complete ? [...articles.keys()].filter((number) => !present.has(number)) : [];
  const extra = file.headnotes.filter((note) => !articles.has(note.article));
  const known = file.headnotes.filter((note) => articles.has(note.article));
  const order = [...articles.keys()];
  const places = known.map((note) => order.indexOf(note.article));
  const faults = [
    ...file.faults,
    ...(missing.length ? [`没有要旨的条:${missing.join('、')}`] : []),
    ...extra.map((note) => `第${note.line}行: 法律没有${note.article}`),
    ...(places.some((place, i) => i > 0 && place < (places[i - 1] ?? 0)) ? ['条的次序与法律不同'] : []),
  ];
  const name = file.path.replace(/^.*\//, '');
  return { faults, measured: known.map((note) => measure(name, note, articles.get(note.article)!, ref)) };
}
