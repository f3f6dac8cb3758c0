import type { Library } from '../../indexer/index.ts';
import type { Random } from './random.ts';

/** Questions that knowledge can be asked: provisions by name, words of its texts and headnotes, and some it cannot answer. */
export function questionsFor(library: Library, random: Random, count: number): string[] {
  const entries = library.entries.filter((e) => e.text !== '' || e.headnote);
  const words = entries.map((e) => (e.headnote?.text || e.text).replace(/\s+/g, ''));
  return Array.from({ length: count }, (_, i) => {
    const chosen = random.below(entries.length);
    const { document, provision } = entries[chosen]!;
    const text = words[chosen]!;
    const from = random.below(Math.max(1, text.length - 12));
    if (i % 4 === 0) return `${document.shortTitles[0] ?? document.title}${provision.label}`;
    if (i % 10 === 9) return `食堂午餐补贴第${i}档多少钱`;
    return `${text.slice(from, from + 6 + random.below(10))}${['', '怎么办', '谁负责', '多久一次'][i % 4]}`;
  });
}
