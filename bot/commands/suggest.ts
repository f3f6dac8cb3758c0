import {
  articlesOf,
  type Document,
  type Library,
  numeralValue,
  type Provision,
} from '../../indexer/index.ts';
import { placeName, versionNote } from '../answers/citation.ts';
import { printed } from '../answers/punctuation.ts';
import { COMMANDS } from './table.ts';

/** A way to go on with what is being typed. */
export interface Suggestion {
  readonly kind: 'title' | 'article' | 'command';
  readonly label: string;
  /** What it is, in a few words. */
  readonly hint: string;
  /** What the field holds when it is taken. */
  readonly text: string;
}

const MOST = 8;
/** More is no title, nor the beginning of a command. */
const LONGEST = 80;
const HINT = 28;

/**
 * Titles, short titles, articles and commands that go on from what has been typed.
 * Example: 防洪法3 → 《中华人民共和国防洪法》第三条, 第三十条, …
 */
export function suggest(library: Library, typed: string): Suggestion[] {
  const words = typed.normalize('NFKC').trimStart();
  if (words.trim() === '' || words.length > LONGEST) return [];
  const { before, rest } = behindCommand(words);
  const named = longestTitle(library, rest);
  const found = named
    ? articles(named.document, named.rest, before)
    : [...(before === '' ? commands(rest) : []), ...titles(library, rest, before)];
  return found.slice(0, MOST);
}

/** 对照 防洪 → what stands behind a command that takes a place. */
function behindCommand(words: string): { before: string; rest: string } {
  for (const { name, needs } of COMMANDS)
    if (needs === 'place' && words.startsWith(`${name} `))
      return { before: `${name} `, rest: words.slice(name.length).trim() };
  return { before: '', rest: words.trim() };
}

function commands(rest: string): Suggestion[] {
  const lower = rest.toLowerCase();
  return COMMANDS.filter(
    ({ listed, name, aliases }) => listed && [name, ...aliases].some((word) => word.startsWith(lower)),
  ).map(({ name, summary, needs }) => ({
    kind: 'command',
    label: name,
    hint: printed(summary),
    text: needs === 'nothing' ? name : `${name} `,
  }));
}

interface Named {
  /** As it is compared. */
  readonly name: string;
  readonly document: Document;
}

const NAMES = new WeakMap<Library, readonly Named[]>();

/** Every title and short title of what is held, with the text of its work that is read today. */
function namesOf(library: Library): readonly Named[] {
  const known = NAMES.get(library);
  if (known) return known;
  const current = new Map<string, Document>();
  for (const { id } of library.documents) {
    const document = current.has(id) ? undefined : library.document(id);
    if (document) current.set(id, document);
  }
  const made = [...current.values()].flatMap((document) =>
    [document.title, ...document.shortTitles].map((name) => ({ name: fold(name), document })),
  );
  NAMES.set(library, made);
  return made;
}

function fold(words: string): string {
  return words
    .normalize('NFKC')
    .replace(/[《》\s]/gu, '')
    .toLowerCase();
}

/** The document whose name the words begin with, the longest name first. */
function longestTitle(library: Library, words: string): { document: Document; rest: string } | undefined {
  const folded = fold(words);
  let best: Named | undefined;
  for (const named of namesOf(library))
    if (folded.startsWith(named.name) && named.name.length > (best?.name.length ?? 1)) best = named;
  return best && { document: best.document, rest: folded.slice(best.name.length) };
}

function titles(library: Library, words: string, before: string): Suggestion[] {
  const folded = fold(words);
  if (folded.length < 2) return [];
  const best = new Map<Document, number>();
  for (const { name, document } of namesOf(library)) {
    const at = name.indexOf(folded);
    if (at >= 0) best.set(document, Math.min(best.get(document) ?? at, at));
  }
  // What can be read before what is only known; then where the words stand nearest to the beginning.
  const order = ([document, at]: [Document, number]): number => (document.text === 'none' ? 1000 : 0) + at;
  return [...best]
    .sort((a, b) => order(a) - order(b) || a[0].title.length - b[0].title.length)
    .map(([document]) => ({
      kind: 'title',
      label: printed(`《${document.title}》${versionNote(document)}`),
      hint: { official: '原文', headnotes: '只有要旨', none: '未收录正文' }[document.text],
      text: `${before}《${document.title}》`,
    }));
}

/** Articles whose number begins with what was typed; the first ones where nothing was. */
function articles(document: Document, rest: string, before: string): Suggestion[] {
  const [, digits] = /^第?([\d零〇一二三四五六七八九十百千]*)条?$/u.exec(rest) ?? [];
  if (digits === undefined) return [];
  const begun = /^\d*$/u.test(digits) ? digits : undefined;
  const value = begun === undefined ? numeralValue(digits) : undefined;
  return [...articlesOf(document.root)]
    .filter(({ label, number }) =>
      begun === undefined
        ? number === value || label.startsWith(`第${digits}`)
        : String(number).startsWith(begun),
    )
    .slice(0, MOST)
    .map((article) => ({
      kind: 'article',
      label: article.label,
      hint: hintOf(article),
      text: `${before}${placeName(document, article.locator)}`,
    }));
}

/** What an article is about: its heading, else its first words; a headnote's are never shown as the text. */
function hintOf({ heading, text, children }: Provision): string {
  const words = heading || text || (children[0]?.text ?? '');
  return words.length > HINT ? `${words.slice(0, HINT)}…` : words;
}
