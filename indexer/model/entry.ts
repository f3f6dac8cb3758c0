import type { Document } from './document.ts';
import type { Locator } from './place.ts';
import type { Headnote, Provision } from './provision.ts';

/** Whether words shown are the official text or a headnote. */
export type Form = 'official' | 'headnote';

/** What is indexed: one article, or one item of a report, with what stands above it. */
export interface Entry {
  /** `<id>@<version>#<anchor>`; stable between runs on the same knowledge. */
  readonly key: string;
  readonly document: Document;
  readonly provision: Provision;
  readonly locator: Locator;
  /** Headings above it, outermost first: 第四章 监测与预警. */
  readonly headings: readonly string[];
  /** Own words and those of all below, one line a paragraph or item, as held. Empty when only a headnote is held. */
  readonly text: string;
  readonly headnote?: Headnote;
  /** What people say when they look for it without knowing its words; searched, never shown as its text. */
  readonly everyday?: readonly string[];
  readonly form: Form;
}
