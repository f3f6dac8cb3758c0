import { articlesOf, walk } from '../structure/tree.ts';
import type { Document, Provision } from '../types.ts';

/** A word that a text explains, and where. */
export interface Definition {
  readonly term: string;
  readonly provision: Provision;
}

/** 本法所称突发事件,是指…; 所称A是指… */
const SO_CALLED =
  /(?:本(?:法|条例|办法|规定|细则|规则|决定|预案))?所称(?:的)?[“"]?([^,，。;；:：、“”"()()是]{2,14})[”"]?[,，]?(?:是指|指|包括)/gu;
/** Where a sentence begins, or an item: 危险物品,是指…; (一)危险物品,是指…; 防洪区是指… */
const SENTENCE =
  /(?:^|[\n。])(?:[(\uff08][一二三四五六七八九十]{1,3}[)\uff09])?\s*[“"]?([^,，。;；:：、“”"()\uff08\uff09]{2,14}?)[”"]?[,，]?是指/gu;
/** 前款规定的情形是指, 本法所称…是指: no word of its own, or found already. */
const NO_TERM = /^(?:前|上述|本[法条款项]|该|其|这|第)|所称|规定$|[含意]义$/u;

const made = new WeakMap<Document, readonly Definition[]>();

/** The words that a text explains itself, each with the place that does. Example: 突发事件 → 第二条. */
export function definitionsIn(document: Document): readonly Definition[] {
  const known = made.get(document);
  if (known) return known;
  const found = new Map<string, Definition>();
  for (const article of document.text === 'official' ? articlesOf(document.root) : []) {
    for (const provision of walk(article)) {
      const terms = [
        ...[...provision.text.matchAll(SO_CALLED)].map((m) => m[1]!),
        ...[...provision.text.matchAll(SENTENCE)].map((m) => m[1]!).filter((term) => !NO_TERM.test(term)),
      ];
      for (const term of terms) if (!found.has(term)) found.set(term, { term, provision });
    }
  }
  const definitions = [...found.values()];
  made.set(document, definitions);
  return definitions;
}

/** Whether words use a term, other than as part of the title of a text: 《突发事件应对法》. */
export function termIn(words: string, term: string): boolean {
  return words.includes(term) && words.replace(/《[^》]*》/gu, '').includes(term);
}
