import {
  type ArticleChange,
  type Comparison,
  type Document,
  formatLocator,
  type Locator,
  sameLocator,
  toAnchor,
} from '../../indexer/index.ts';
import type { Choice, ComparisonAnswer } from '../answers/answer.ts';
import { placeChoice, placeIn } from '../answers/choices.ts';
import { citationOf, placeName } from '../answers/citation.ts';
import { changed, rowOf } from './comparison-rows.ts';
import { comparisonOf, pairOf } from './comparisons.ts';
import { numberNotices } from './numbers.ts';
import { onPlace } from './on-place.ts';
import type { HeldPlace } from './place.ts';
import { note, reply } from './reply.ts';
import type { Handler, Reply, Turn } from './turn.ts';

/** 对照 [法 条]: an article in two versions with its changes marked; without an article all that changed. */
export const compare: Handler = onPlace('对照', showComparison);

export function showComparison(turn: Turn, place: HeldPlace): Reply {
  const { library } = turn.knowledge;
  const { document } = place;
  const pair = pairOf(library.versions(document.id), document);
  if (!pair)
    return reply(
      turn,
      note(
        `《${document.title}》只收录了一个版本`,
        ['没有可以对照的另一个版本。'],
        [placeChoice('outline', placeIn(document), '看它的目录')],
      ),
      { document },
    );
  const comparison = comparisonOf(library, ...pair);
  const article = place.locator.filter((step) => step.type === 'article');
  const rows = article.length > 0 ? [of(comparison, document, article)] : comparison.articles.filter(changed);
  const answer: ComparisonAnswer = {
    kind: 'comparison',
    title: `《${pair[1].title}》${article.length > 0 ? formatLocator(article) : ''}版本对照`,
    from: pair[0].version ?? '',
    to: pair[1].version ?? '',
    rows: rows.flatMap((change) => (change ? [rowOf(change)] : [])),
    reader: `/read/${document.id}/compare?from=${pair[0].version}&to=${pair[1].version}${article.length > 0 ? rowAnchor(rows[0]) : ''}`,
    notices: [
      ...(article.length > 0 ? numberNotices(library, pair, { document, locator: article }) : []),
      ...noticesOf(comparison, article, rows),
    ],
    choices: article.length > 0 && rows[0] ? sidesOf(pair, rows[0]) : [],
  };
  const entry = article.length > 0 ? library.entryAt(document, article) : undefined;
  return reply(turn, answer, {
    document,
    ...(entry ? { entry, asked: placeName(document, article) } : {}),
  });
}

/** Where the comparison page has an article: its rows are named by the newer text, what was deleted by the older. */
function rowAnchor(change: ArticleChange | undefined): string {
  if (change?.newer) return `#new-${toAnchor(change.newer.locator)}`;
  return change?.older ? `#old-${toAnchor(change.older.locator)}` : '';
}

/** The article in each of the two versions, under the number it has there. */
function sidesOf([older, newer]: [Document, Document], change: ArticleChange): Choice[] {
  const sides = [
    { document: older, article: change.older },
    { document: newer, article: change.newer },
  ];
  return sides.flatMap(({ document, article }) =>
    article
      ? [
          placeChoice(
            'show',
            placeIn(document, article.locator),
            `看${citationOf(document, article.locator, 'official')}`,
          ),
        ]
      : [],
  );
}

function of({ articles, older }: Comparison, asked: Document, article: Locator): ArticleChange | undefined {
  const side = asked.version === older.version ? 'older' : 'newer';
  return articles.find((change) => change[side] && sameLocator(change[side].locator, article));
}

function noticesOf(
  comparison: Comparison,
  article: Locator,
  rows: readonly (ArticleChange | undefined)[],
): string[] {
  const out: string[] = [];
  if (comparison.basis === 'headnotes')
    out.push('没有同时收录两个版本的原文:按要旨所注的对应关系列出,文字是要旨,没有逐字比较。');
  if (comparison.basis === 'none') out.push('两个版本的原文没有都收录,要旨也没有注明对应关系,不能对照。');
  if (article.length > 0 && rows[0] === undefined) out.push('这一版没有这一条。');
  return out;
}
