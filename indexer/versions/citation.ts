import type { Document, Locator, Predicate, Provision, Status } from '../types.ts';

/** One text naming another, or a place of its own. 引用关系的一条。 */
export interface Citation {
  /** Found in the text (`cites`), or told by the catalogue. */
  readonly predicate: 'cites' | Predicate;
  /** Where it stands. The root, when the catalogue tells no place. */
  readonly from: { readonly document: Document; readonly provision: Provision };
  /** Offsets of the words in the provision's text; of a relation of the catalogue none. */
  readonly at?: { readonly start: number; readonly end: number };
  /** The words that cite, verbatim; of a relation the place as the catalogue writes it. */
  readonly words: string;
  /** The title named, or that of the document meant. */
  readonly title: string;
  /** The expression meant, when its work is held. */
  readonly document?: Document;
  /** Status of that expression on the date it was resolved for. */
  readonly status?: Status;
  /** The place as named; empty: the whole text. */
  readonly named: Locator;
  /** The provisions meant, of those held. */
  readonly places: readonly Provision[];
}

/** What citations are asked of: a document or a place in it, or an entry's key `<id>@<version>#<anchor>`. */
export type CitedPlace = string | { readonly document: Document; readonly locator?: Locator };

/** What cites what. Built on the first question and kept. */
export interface Citations {
  /**
   * Reads all texts, piece by piece; between the pieces the event loop has its turn. Without it the first question reads them.
   * @param pause what goes first, asked before each piece; default nothing
   */
  ready(pause?: () => Promise<unknown> | undefined): Promise<void>;
  /** What a place and everything in it cites, in the order of the text. Unknown place: nothing. */
  cites(place: CitedPlace): readonly Citation[];
  /** What cites a place, anything in it or what it is part of; of a whole document, whatever cites its work. */
  citedBy(place: CitedPlace): readonly Citation[];
}
