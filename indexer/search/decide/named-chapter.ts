import {
  ASKS_CHAPTER,
  BESIDE_CHAPTER,
  CHAPTER,
  OF_CHAPTER,
  THIS_CHAPTER,
  WHICH_CHAPTER,
} from '../../language/zh/place-wordings.ts';
import { remembered } from '../../remembered.ts';
import { isWithin } from '../../structure/locator.ts';
import { walk } from '../../structure/tree.ts';
import type { Document, Entry, Locator, Provision } from '../../types.ts';
import { fold } from '../fold.ts';
import { blankOut, foldKeepingTitles } from '../understand/take-apart.ts';
import type { Understanding } from '../understand/understanding.ts';
import type { Target } from './target.ts';

/**
 * A question on a chapter by its heading, with the place that it means: 监测与预警那章, 法律责任在第几章; 这一章还有啥 behind an article.
 * A place within it goes along: 监测与预警那章倒数第二条. Any other question as it is.
 * @param passage what answered the question before
 */
export function inNamedChapter(
  u: Understanding,
  { documents }: Target,
  passage: Entry | undefined,
): Understanding {
  const [document, ...others] = documents;
  if (passage && WHICH_CHAPTER.test(u.normalized)) return at(u, passage.document, passage.locator);
  if (passage && THIS_CHAPTER.test(u.normalized) && (!document || document.id === passage.document.id)) {
    const around = chaptersOf(passage.document).findLast((chapter) => holds(chapter, passage));
    return around ? at(u, passage.document, around.locator) : u;
  }
  if (!document || others.length > 0 || document.text === 'none') return u;
  const chapter = chapterNamed(
    blankOut(foldKeepingTitles(u.normalized), u.titles),
    document,
    // 总则最后一条
    u.locators[0]?.[0]?.type === 'article' && u.locators[0][0].number < 0,
  );
  return chapter ? at(u, document, chapter.locator) : u;
}

function at(u: Understanding, document: Document, chapter: Locator): Understanding {
  const [own] = u.locators;
  const inside = own && own[0]?.type === 'article' ? [...chapter, ...own] : chapter;
  const version = document.version ? { ...u.version, named: document.version } : u.version;
  return { ...u, works: [document.id], version, locators: [inside], placesOf: new Map() };
}

/** The chapter whose heading a question says, the longest; else the one whose heading has what it says and nothing else. */
function chapterNamed(text: string, document: Document, backwards: boolean): Provision | undefined {
  const said = fold(text);
  const points = OF_CHAPTER.test(text) || backwards;
  const named = chaptersOf(document)
    .filter(({ heading }) => heading.length > 1 && said.includes(`${plain(heading)}${points ? '' : CHAPTER}`))
    .sort((a, b) => b.heading.length - a.heading.length);
  if (named[0]) return named[0];
  const words = plain(said.replace(ASKS_CHAPTER, ' ').replace(BESIDE_CHAPTER, ' '));
  // 新应对法附则写了些什么: nothing else is asked about.
  if (!points) return chaptersOf(document).find(({ heading }) => plain(heading) === words);
  return words.length > 1
    ? chaptersOf(document).find(({ heading }) => isAbbreviated(words, plain(heading)))
    : undefined;
}

/** 从业人员权利义务 is 从业人员的安全生产权利义务: its characters in that order, at least four, or a part of it. */
function isAbbreviated(words: string, heading: string): boolean {
  if (heading.includes(words)) return true;
  let at = 0;
  for (const c of heading) if (c === words[at]) at++;
  return words.length > 3 && at === words.length;
}

function plain(heading: string): string {
  return fold(heading).replace(/\s+/gu, '');
}

const HEADED: ReadonlySet<Provision['type']> = new Set(['part', 'chapter', 'section']);

const chaptersOf = remembered(({ root }: Document): readonly Provision[] =>
  [...walk(root)].filter(({ type }) => HEADED.has(type)),
);

function holds(chapter: Provision, { locator }: Entry): boolean {
  return [...walk(chapter)].some((node) => node.type === 'article' && isWithin(locator, node.locator));
}
