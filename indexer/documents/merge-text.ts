import { articlesOf, textOf } from '../structure/tree.ts';
import type { Document, Headnote, Provision } from '../types.ts';

const RANK = { official: 2, headnotes: 1, none: 0 } as const;

export interface MergedText {
  readonly root: Provision;
  readonly text: Document['text'];
  readonly path: string;
  /** What does not fit together, in Chinese. */
  readonly conflicts: readonly string[];
}

/** The text of two files on the same expression: the official one (the later of two), headnotes beside it by article. */
export function mergeText(earlier: Document, later: Document): MergedText {
  const laterLeads = RANK[later.text] >= RANK[earlier.text] && later.text !== 'none';
  const [lead, other] = laterLeads ? [later, earlier] : [earlier, later];
  const conflicts: string[] = [];
  if (lead.text === 'official' && other.text === 'official' && bare(lead) !== bare(other)) {
    conflicts.push('正文与先读到的不同,现用后读到的');
  }
  const headnotes = headnotesOf(other);
  const held = new Set(articlesOf(lead.root).map(keyOf));
  const orphans = articlesOf(other.root).filter((a) => a.headnote && !held.has(keyOf(a)));
  if (orphans.length > 0 && lead.text === 'official') {
    conflicts.push(`要旨有而原文没有的条:${orphans.map((a) => a.label).join('、')}`);
  }
  const root = headnotes.size === 0 ? lead.root : besideArticles(lead.root, headnotes);
  return { root, text: lead.text, path: lead.path, conflicts };
}

function headnotesOf(document: Document): ReadonlyMap<string, Headnote> {
  return new Map(articlesOf(document.root).flatMap((a) => (a.headnote ? [[keyOf(a), a.headnote]] : [])));
}

function besideArticles(node: Provision, headnotes: ReadonlyMap<string, Headnote>): Provision {
  const children = node.children.map((child) => besideArticles(child, headnotes));
  const headnote = node.type === 'article' ? (node.headnote ?? headnotes.get(keyOf(node))) : undefined;
  return { ...node, children, ...(headnote ? { headnote } : {}) };
}

function keyOf(article: Provision): string {
  return `${article.number}.${article.suffix ?? 0}`;
}

function bare(document: Document): string {
  return textOf(document.root).replace(/\s/gu, '');
}
