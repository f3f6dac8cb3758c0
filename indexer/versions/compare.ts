import { lazily } from '../lazily.ts';
import { articlesOf, textOf } from '../structure/tree.ts';
import type { Document, Provision } from '../types.ts';
import { align } from './align.ts';
import { compareHeadnotes } from './compare-headnotes.ts';
import type { ArticleChange, Comparison } from './comparison.ts';
import { differences } from './difference.ts';
import { transfersOf } from './transfers.ts';
import { folded } from './typography.ts';

/**
 * Holds two versions of a work against each other. Articles are aligned by the likeness of their texts, not by number.
 * Where not both official texts are held, by the headnotes' own word: `对应: 2007版第六十三条`, and marked so.
 * Example: 突发事件应对法 2007 and 2024 → 旧第六十三条 became 新第九十五条, amended.
 */
export function compareVersions(older: Document, newer: Document): Comparison {
  if (older.text !== 'official' || newer.text !== 'official') return compareHeadnotes(older, newer);
  const [a, b] = [articlesOf(older.root), articlesOf(newer.root)];
  const pairs = align(a.map(wordsOf), b.map(wordsOf));
  const counterpart = new Map(pairs.map((p) => [a[p.older]!, b[p.newer]!]));
  const byNewer = new Map(pairs.map((p) => [p.newer, p]));
  const changes = b.map((article, i): ArticleChange => {
    const pair = byNewer.get(i);
    if (!pair) return { change: 'added', newer: article, moved: false, similarity: 0, differences: [] };
    return paired(a[pair.older]!, article, pair.similarity, pair.moved);
  });
  const articles = withDeleted(a, changes);
  return { older, newer, basis: 'text', articles, transfers: transfersOf(a, b, counterpart) };
}

/** An article's words without its number. */
function wordsOf(article: Provision): string {
  return [article.heading, article.text, ...article.children.map(textOf)].filter((s) => s !== '').join('\n');
}

function paired(older: Provision, newer: Provision, similarity: number, moved: boolean): ArticleChange {
  const [before, after] = [wordsOf(older), wordsOf(newer)];
  const both = { older, newer, moved };
  if (folded(before) !== folded(after)) {
    // Found when they are shown: who asks for numbers alone does not wait for them.
    const found = lazily(() => differences(before, after));
    const shown = {
      get differences() {
        return found();
      },
    };
    return Object.assign(shown, { change: 'amended', ...both, similarity } as const);
  }
  const sameNumber = older.number === newer.number && older.suffix === newer.suffix;
  const change = moved ? 'moved' : sameNumber ? 'unchanged' : 'renumbered';
  return { change, ...both, similarity: 1, differences: [] };
}

/** Puts each deleted article after the one that it followed in the older text. */
function withDeleted(older: readonly Provision[], changes: readonly ArticleChange[]): ArticleChange[] {
  const kept = new Set(changes.map((c) => c.older));
  const after = new Map<Provision | undefined, ArticleChange[]>();
  let before: Provision | undefined;
  for (const article of older) {
    if (kept.has(article)) before = article;
    else {
      const deleted = {
        change: 'deleted',
        older: article,
        moved: false,
        similarity: 0,
        differences: [],
      } as const;
      after.set(before, [...(after.get(before) ?? []), deleted]);
    }
  }
  const first = after.get(undefined) ?? [];
  return [...first, ...changes.flatMap((c) => [c, ...(c.older ? (after.get(c.older) ?? []) : [])])];
}
