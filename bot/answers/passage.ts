import {
  type Document,
  type Entry,
  formatLocator,
  type Hit,
  type Locator,
  toAnchor,
} from '../../indexer/index.ts';
import { GAP, type Passage } from './answer.ts';
import { placeIn } from './choices.ts';
import { citationOf } from './citation.ts';

/** Characters up to which a passage is shown whole. */
const WHOLE = 420;

/** The passage of a hit, long articles shortened around the words that answer. Paragraphs and items stay whole. */
export function passageOf(hit: Hit, number: number): Passage {
  const shown = shorten(hit.text, hit.quote);
  return framed(frame(hit.entry, hit.locator, hit.form), {
    number,
    status: hit.status,
    lines: shown,
    shortened: shown.includes(GAP),
    quote: hit.quote,
  });
}

/** An entry in full, nothing marked. */
export function wholePassage(entry: Entry, number: number, status = entry.document.status): Passage {
  const text = entry.form === 'official' ? entry.text : (entry.headnote?.text ?? '');
  return framed(frame(entry, entry.locator, entry.form), {
    number,
    status,
    lines: linesOf(text),
    shortened: false,
    quote: '',
  });
}

/** What differs from one showing of a passage to the next. */
type Shown = Pick<Passage, 'status' | 'lines' | 'shortened' | 'quote' | 'number'>;
type Frame = Omit<Passage, keyof Shown>;

/** Field by field: a spread of so many makes a hash table of each passage. */
function framed(f: Frame, { number, status, lines, shortened, quote }: Shown): Passage {
  return {
    number,
    key: f.key,
    document: f.document,
    version: f.version,
    title: f.title,
    kind: f.kind,
    status,
    statusAsOf: f.statusAsOf,
    effective: f.effective,
    published: f.published,
    form: f.form,
    locator: f.locator,
    headings: f.headings,
    citation: f.citation,
    lines,
    shortened,
    quote,
    headnote: f.headnote,
    sourceUrl: f.sourceUrl,
    reader: f.reader,
    place: f.place,
    name: f.name,
  };
}

/** Of entries shown whole: what stands around an entry never changes. */
const FRAMES = new WeakMap<Entry, Frame>();

function frame(entry: Entry, locator: Locator, form: Hit['form']): Frame {
  const whole = locator.length === entry.locator.length && form === entry.form;
  const known = whole ? FRAMES.get(entry) : undefined;
  if (known) return known;
  const made = makeFrame(entry, locator, form);
  if (whole) FRAMES.set(entry, made);
  return made;
}

function makeFrame(entry: Entry, locator: Locator, form: Hit['form']): Frame {
  const { document } = entry;
  return {
    key: entry.key,
    document: document.id,
    version: document.version,
    title: document.title,
    kind: document.kind,
    statusAsOf: document.statusAsOf,
    effective: document.effective,
    published: document.published,
    form,
    locator: formatLocator(locator),
    headings: entry.headings,
    citation: citationOf(document, locator, form),
    headnote: form === 'official' ? entry.headnote?.text : undefined,
    sourceUrl: sourceOf(document),
    reader: readerPath(document, locator),
    ...placeIn(document, locator),
  };
}

/** Where the official text is published: of the text held, else of what the headnotes follow. */
export function sourceOf({ source, headnotes }: Document): string | undefined {
  const named = /https?:\/\/[^\s))，,。;；]+/.exec(headnotes?.officialText ?? '')?.[0];
  return [source?.url, named].find((url) => url !== undefined && !isHomePage(url));
}

/** A site's first page is not where a text is. */
function isHomePage(url: string): boolean {
  if (!URL.canParse(url)) return true;
  const { pathname, search, hash } = new URL(url);
  return /^\/(?:index\.\w+)?$/.test(pathname) && search === '' && hash.length < 3;
}

/** Path of the reader page of a place. Example: /read/flood-law@2016-07-02#a12-p2 */
export function readerPath(document: Document, locator: Locator = []): string {
  const version = document.version ? `@${document.version}` : '';
  return `/read/${document.id}${version}${locator.length > 0 ? `#${toAnchor(locator)}` : ''}`;
}

function linesOf(text: string): string[] {
  if (text.trim() === '') return [];
  return text.includes('\n') ? text.split('\n').filter((line) => line.trim() !== '') : [text];
}

/** Keeps the first line, the line of the quote and its neighbours, as far as they fit; marks what is left out. */
function shorten(text: string, quote: string): readonly string[] {
  const lines = linesOf(text);
  const total = text.length <= WHOLE ? 0 : lines.reduce((sum, line) => sum + line.length, 0);
  if (total <= WHOLE || lines.length <= 2) return lines;
  const at = Math.max(
    0,
    lines.findIndex((line) => quote !== '' && line.includes(quote)),
  );
  const keep = new Set([0, at]);
  let room = WHOLE - (lines[0]?.length ?? 0) - (at > 0 ? lines[at]!.length : 0);
  for (let reach = 1; reach < lines.length; reach++) {
    for (const i of [at + reach, at - reach]) {
      const line = lines[i];
      if (line === undefined || keep.has(i)) continue;
      room -= line.length;
      if (room < 0) reach = lines.length;
      else keep.add(i);
    }
  }
  const out: string[] = [];
  for (let i = 0; i < lines.length; i++) {
    if (keep.has(i)) out.push(lines[i]!);
    else if (out.at(-1) !== GAP) out.push(GAP);
  }
  return out;
}
