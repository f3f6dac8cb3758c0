import type { Document, Entry, IsoDate, Status } from '../types.ts';
import type { Work } from '../versions/works.ts';
import type { ByStart } from './by-start.ts';
import type { LexicalIndex } from './index/build.ts';
import type { PhraseIndex } from './rank/phrase-index.ts';
import type { NamedWork } from './understand/titles.ts';

/** What there is to search, made once when knowledge is opened. */
export interface Shelf {
  readonly documents: readonly Document[];
  /** In the order of the index: those held, then those known to be elsewhere. */
  readonly entries: readonly Entry[];
  readonly works: ReadonlyMap<string, Work>;
  readonly named: readonly NamedWork[];
  readonly index: LexicalIndex;
  readonly statusOn: (document: Document, asOf?: IsoDate) => Status;
  readonly phrases: PhraseIndex;
  /** Words for matters that no text is about, folded. */
  readonly outOfScope: ByStart<string>;
  /** Words of an entry folded and without title marks, for finding titles in them. */
  readonly folded: (entry: Entry) => string;
}
