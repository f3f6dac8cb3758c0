import { formatLocator, type Provision, toAnchor } from '../../indexer/index.ts';
import { type Html, html } from './html.ts';
import type { ReaderView } from './reader-view.ts';

/** What the text needs to know while it is written. */
export interface Writing {
  readonly view: ReaderView;
  /** An id not used before on this page; undefined for a place that a faulty text numbers twice. */
  readonly id: (anchor: string) => string | undefined;
  /** Whether the page is laid out as it is read; then places need their rough size. */
  readonly long: boolean;
  /** Anchors of the article or report item before and after each. */
  readonly neighbours: ReadonlyMap<string, { readonly before?: string; readonly after?: string }>;
}

/** The attributes that make a place addressable: its id and its name for the copied citation. */
export function place(node: Provision, { id }: Writing): Html | undefined {
  const anchor = id(toAnchor(node.locator));
  return anchor === undefined ? undefined : html` id="${anchor}" data-place="${formatLocator(node.locator)}"`;
}
