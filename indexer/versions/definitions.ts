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
/** An article of words: 危险物品,是指… */
const LISTED =
  /(?:^|\n)(?:[((][一二三四五六七八九十]{1,3}[))])?\s*[“"]?([^,，。;；:：、“”"()()]{2,14})[”"]?[,，]?是指/gu;
const OF_WORDS = /用语|术语|含义/u;

const made = new WeakMap<Document, readonly Definition[]>();

/** The words that a text explains itself, each with the place that does. Example: 突发事件 → 第二条. */
export function definitionsIn(document: Document): readonly Definition[] {
  const known = made.get(document);
  if (known) return known;
  const found = new Map<string, Definition>();
  for (const article of document.text === 'official' ? articlesOf(document.root) : []) {
    const nodes = [...walk(article)];
    const list = nodes.some(({ text }) => OF_WORDS.test(text));
    for (const provision of nodes) {
      const terms = [
        ...provision.text.matchAll(SO_CALLED),
        ...(list ? provision.text.matchAll(LISTED) : []),
      ].map((m) => m[1]!);
      for (const term of terms) if (!found.has(term)) found.set(term, { term, provision });
    }
  }
  const definitions = [...found.values()];
  made.set(document, definitions);
  return definitions;
}
