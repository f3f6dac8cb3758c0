import { type Aspect, aspectsTold } from '../../language/zh/aspects.ts';
import { type Quantity, quantitiesIn } from '../../language/zh/quantities.ts';
import { lazily } from '../../lazily.ts';
import type { Entry, Kind } from '../../types.ts';
import { fold } from '../fold.ts';
import { isPenal } from './intent-marks.ts';

/** A stretch of an entry that could answer by itself: a sentence, or an item with the words that lead it in. */
export interface Segment {
  /** Offsets in the entry's shown words. */
  readonly start: number;
  readonly end: number;
  readonly folded: string;
  /** Offsets of the words that lead in an item: 有下列情形之一的,处…罚款: ; equal where there are none. */
  readonly leadStart: number;
  readonly leadEnd: number;
  /** Sides of a matter that it tells. */
  readonly aspects: ReadonlySet<Aspect>;
  /** Amounts that it names. */
  readonly quantities: readonly Quantity[];
  /** Number of the line of the entry it stands in. */
  readonly line: number;
}

/** An entry as ranking looks at it; made once an entry. */
export interface EntryView {
  readonly entry: Entry;
  /** What its document is. */
  readonly kind: Kind;
  /** The words shown of it: its text, or its headnote where no text is held. */
  readonly shown: string;
  readonly folded: string;
  /** Title, headings and headnote: what surrounds the words. */
  readonly around: string;
  /** What people say when they look for it, folded. */
  readonly everyday: string;
  readonly segments: readonly Segment[];
  /** Folded headings above it and, of a report's item, its own. */
  readonly headings: string;
  /** Years that the headings above it name. */
  readonly years: readonly string[];
  /** It stands in 法律责任 or threatens penalties. */
  readonly penal: boolean;
  /** Sides of a matter that its words tell. */
  readonly aspects: ReadonlySet<Aspect>;
}

const views = new WeakMap<Entry, EntryView>();

/** The view of an entry, cached for the entry's life. */
export function viewOf(entry: Entry): EntryView {
  let view = views.get(entry);
  if (!view) {
    const shown = shownWords(entry);
    const { headnote, headings, document } = entry;
    const folded = fold(shown);
    const own = document.kind === 'report' ? entry.provision.heading : '';
    const told = lazily(() => aspectsTold(folded));
    view = {
      entry,
      kind: document.kind,
      shown,
      folded,
      headings: fold([...headings, own].join('\n')),
      years: [...new Set(headings.join().match(/(?:19|20)\d\d/g) ?? [])],
      penal: document.kind !== 'report' && isPenal(headings, folded),
      get aspects() {
        return told();
      },
      around: fold([document.title, ...headings, headnote?.text ?? ''].join('\n')),
      everyday: [...(headnote?.keywords ?? []), ...(entry.everyday ?? [])].map(fold).join('\n'),
      segments: segmentsOf(shown),
    };
    views.set(entry, view);
  }
  return view;
}

/** Whether an entry has a word: in its own words, in what surrounds them, or in what people say when they look for it. */
export function speaksOf({ folded, around, everyday }: EntryView, word: string): boolean {
  return folded.includes(word) || around.includes(word) || everyday.includes(word);
}

/** The words shown of an entry. Figures that a headnote's sentences leave out follow them. */
export function shownWords({ text, headnote }: Entry): string {
  if (text !== '' || !headnote) return text;
  return headnote.figures.length > 0 ? `${headnote.text}\n${headnote.figures.join(';')}` : headnote.text;
}

/** Where a segment stands. */
type Stretch = Omit<Segment, 'aspects' | 'quantities'>;

/** Its aspects and amounts are read when a question asks for such: those of most that are looked at are never asked for. */
class SegmentOf implements Segment {
  readonly start: number;
  readonly end: number;
  readonly folded: string;
  readonly leadStart: number;
  readonly leadEnd: number;
  readonly line: number;
  #aspects: ReadonlySet<Aspect> | undefined;
  #quantities: readonly Quantity[] | undefined;

  constructor({ start, end, folded, leadStart, leadEnd, line }: Stretch) {
    this.start = start;
    this.end = end;
    this.folded = folded;
    this.leadStart = leadStart;
    this.leadEnd = leadEnd;
    this.line = line;
  }

  get aspects(): ReadonlySet<Aspect> {
    this.#aspects ??= aspectsTold(this.folded);
    return this.#aspects;
  }

  get quantities(): readonly Quantity[] {
    this.#quantities ??= quantitiesIn(this.folded);
    return this.#quantities;
  }
}

/** Splits shown words into segments: each sentence of each line; items keep their lead. */
export function segmentsOf(shown: string): Segment[] {
  const out: Segment[] = [];
  let at = 0;
  let lead = { leadStart: 0, leadEnd: 0 };
  for (const [line, words] of shown.split('\n').entries()) {
    const item = /^\s*[(\uff08]?[一二三四五六七八九十\d]{1,3}[)\uff09.、]/u.test(words);
    if (!item) lead = { leadStart: 0, leadEnd: 0 };
    for (const { start, end } of sentences(words)) {
      const folded = fold(words.slice(start, end));
      out.push(new SegmentOf({ start: at + start, end: at + end, folded, ...lead, line }));
    }
    if (/[:\uff1a]$/u.test(words.trim()))
      lead = { leadStart: at + lastSentence(words), leadEnd: at + words.length };
    at += words.length + 1;
  }
  return out;
}

function lastSentence(words: string): number {
  return Math.max(0, words.lastIndexOf('。', words.length - 2) + 1);
}

function sentences(words: string): { start: number; end: number }[] {
  const out: { start: number; end: number }[] = [];
  let start = 0;
  for (let i = 0; i < words.length; i++) {
    const c = words[i]!;
    if (c !== '。' && c !== '\uff1b' && c !== '\uff01' && c !== '\uff1f' && i !== words.length - 1) continue;
    if (words.slice(start, i + 1).trim() !== '') out.push({ start, end: i + 1 });
    start = i + 1;
  }
  return out;
}
