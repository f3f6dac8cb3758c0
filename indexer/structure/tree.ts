import type { Locator, Provision } from '../types.ts';
import { sameLocator } from './locator.ts';

/** All nodes of a tree in reading order, the root first. */
export function* walk(root: Provision): Generator<Provision> {
  const stack: Provision[] = [root];
  for (let node = stack.pop(); node; node = stack.pop()) {
    yield node;
    for (let i = node.children.length - 1; i >= 0; i--) stack.push(node.children[i]!);
  }
}

/** The provision at a place, or undefined. Paragraph 1 of an article without further paragraphs is found too. */
export function findProvision(root: Provision, locator: Locator): Provision | undefined {
  for (const node of walk(root)) if (sameLocator(node.locator, locator) && node !== root) return node;
  return undefined;
}

/** The articles of a statute, or of a part of one, in order; those of its attachments are none of its own. */
export function articlesOf(root: Provision): Provision[] {
  const main = root.children.filter(({ type }) => type !== 'attachment');
  const all = main.length === root.children.length ? [root] : main;
  return all.flatMap((part) => [...walk(part)].filter((node) => node.type === 'article'));
}

/** Whether a text is numbered 一、(一) 1. and has no articles: reports, notices, decisions. */
export function isNumberedByDivisions(root: Provision): boolean {
  const divisions = root.children.filter(({ type }) => type === 'division');
  return (
    divisions.length > 0 && divisions.every(({ children }) => children.every((c) => c.type !== 'article'))
  );
}

/**
 * A provision as held: its label and words and those of all below it, one line a paragraph, item or heading.
 * Example: 第五十条 …责任:\n(一)…;\n(二)…。
 */
export function textOf(provision: Provision): string {
  const lines: string[] = [];
  let label = '';
  for (const node of walk(provision)) {
    // An article's first paragraph stands on the article's own line.
    if (node.type === 'article' && node.text === '') {
      if (label !== '') lines.push(label);
      label = node.heading === '' ? node.label : `${node.label} 【${node.heading}】`;
      continue;
    }
    // A chapter's heading stands above its words; a report's heading is the first of them.
    const titled = /[条章节编]$/.test(node.label);
    const body = titled ? [node.heading, node.text].filter((s) => s !== '').join('\n') : node.text;
    const blank = titled || node.type === 'clause' || node.type === 'attachment';
    const own = `${node.label}${blank ? ' ' : ''}${body}`;
    if (own.trim() === '') continue;
    lines.push(label === '' ? own : `${label} ${own}`);
    label = '';
  }
  if (label !== '') lines.push(label);
  return lines.join('\n');
}
