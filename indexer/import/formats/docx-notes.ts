import { linesOf } from './html-lines.ts';
import { type Element, elements } from './html-tree.ts';

/**
 * Takes the footnotes and endnotes out of a converted Word text: each mark becomes 〔注1〕 at its place, each note a line of
 * its own. Notes of both kinds are counted together, in the order of their marks.
 */
export function withoutNotes(root: Element): { root: Element; notes: string[] } {
  const numbers = new Map<string, number>();
  for (const element of elements(root)) {
    const target = /^#((?:foot|end)note-(?!ref).+)$/u.exec(element.attributes.href ?? '')?.[1];
    if (element.tag !== 'a' || target === undefined) continue;
    if (!numbers.has(target)) numbers.set(target, numbers.size + 1);
    element.children.splice(0, element.children.length, `〔注${numbers.get(target)}〕`);
  }
  if (numbers.size === 0) return { root, notes: [] };
  const notes = new Map<number, string>();
  for (const element of elements(root)) {
    const number = numbers.get(element.attributes.id ?? '');
    if (element.tag !== 'li' || number === undefined) continue;
    const words = linesOf(element).map(({ text }) => text.replace('↑', '').trim());
    notes.set(number, `〔注${number}〕${words.filter((line) => line !== '').join(' ')}`);
    element.children.splice(0, element.children.length);
  }
  return { root, notes: [...notes].sort(([a], [b]) => a - b).map(([, text]) => text) };
}
