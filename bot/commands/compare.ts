import {
  type ArticleChange,
  type Comparison,
  compareVersions,
  type Document,
  formatLocator,
  type Library,
  type Locator,
  type Provision,
  sameLocator,
} from '../../indexer/index.ts';
import type { Change, ComparisonAnswer, ComparisonRow } from '../answers/answer.ts';
import { placeQuestion, versionNote } from '../answers/citation.ts';
import { HEADNOTE_MARK } from '../answers/labels.ts';
import { whichDocument } from './outline.ts';
import { placeOf } from './place.ts';
import { note, reply } from './reply.ts';
import type { Handler } from './turn.ts';

const CHANGE: Record<ArticleChange['change'], string> = {
  unchanged: '文字未改',
  renumbered: '只改了条号',
  moved: '移了位置',
  amended: '有改动',
  added: '新增',
  deleted: '删去',
  corresponds: '相对应',
  unknown: '没有注明对应的条',
};

/** 对照 [法 条]: an article in two versions with its changes marked; without an article all that changed. */
export const compare: Handler = (turn, words) => {
  const place = placeOf(turn, words);
  if (!place) return reply(turn, whichDocument('对照', words));
  const { library } = turn.knowledge;
  const { document } = place;
  const pair = pairOf(library.versions(document.id), document);
  if (!pair)
    return reply(
      turn,
      note(
        `《${document.title}》只收录了一个版本`,
        ['没有可以对照的另一个版本。'],
        [{ label: '看它的目录', send: `目录 《${document.title}》` }],
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
    rows: rows.flatMap((change) => (change ? [row(change)] : [])),
    reader: `/read/${document.id}/compare?from=${pair[0].version}&to=${pair[1].version}`,
    notices: noticesOf(comparison, article, rows),
    choices: pair
      .filter((d) => article.length > 0 && library.entryAt(d, article))
      .map((d) => ({
        label: `看${versionNote(d).slice(1, -1)}的这一条`,
        send: `原文 ${placeQuestion(d, article)}`,
      })),
  };
  return reply(turn, answer, {
    document,
    ...(article.length > 0 ? { asked: placeQuestion(document, article) } : {}),
  });
};

/** The version asked for against the newest; of the newest, against the one before it. */
function pairOf(versions: readonly Document[], asked: Document): [Document, Document] | undefined {
  const dated = versions.filter((d) => d.version);
  const newer = dated[0];
  const older = asked.version && asked.version !== newer?.version ? asked : dated[1];
  return newer && older ? [older, newer] : undefined;
}

const COMPARISONS = new WeakMap<Library, Map<string, Comparison>>();

/** Made once: two laws of a hundred articles take some hundred milliseconds to align. */
function comparisonOf(library: Library, older: Document, newer: Document): Comparison {
  const known = COMPARISONS.get(library) ?? new Map<string, Comparison>();
  COMPARISONS.set(library, known);
  const key = `${older.id}@${older.version}:${newer.version}`;
  const made = known.get(key) ?? compareVersions(older, newer);
  known.set(key, made);
  return made;
}

function of({ articles, older }: Comparison, asked: Document, article: Locator): ArticleChange | undefined {
  const side = asked.version === older.version ? 'older' : 'newer';
  return articles.find((change) => change[side] && sameLocator(change[side].locator, article));
}

function changed({ change }: ArticleChange): boolean {
  return !['unchanged', 'unknown'].includes(change);
}

function row({ change, older, newer, differences }: ArticleChange): ComparisonRow {
  return {
    change: CHANGE[change],
    ...(older ? { from: formatLocator(older.locator) } : {}),
    ...(newer ? { to: formatLocator(newer.locator) } : {}),
    runs:
      differences.length > 0
        ? differences.map(({ op, text }) => ({ change: OP[op], text }))
        : sides(change, older, newer),
  };
}

const OP = { same: 'same', added: 'added', deleted: 'removed' } as const;

/** What is shown where no characters were compared: the one text there is, or both headnotes with their mark. */
function sides(change: ArticleChange['change'], older?: Provision, newer?: Provision): Change[] {
  if (change === 'added' && newer) return words(newer).map((text) => ({ change: 'added', text }));
  if (change === 'deleted' && older) return words(older).map((text) => ({ change: 'removed', text }));
  const both = [
    older?.headnote && `旧:${older.headnote.text}`,
    newer?.headnote && `新:${newer.headnote.text}`,
  ];
  return both.flatMap((text) =>
    text ? [{ change: 'same' as const, text: `${HEADNOTE_MARK}${text} ` }] : [],
  );
}

function words(article: Provision): string[] {
  const own = [article.text, ...article.children.flatMap(words)].filter((text) => text !== '');
  return own.length > 0 ? own : article.headnote ? [`${HEADNOTE_MARK}${article.headnote.text}`] : [];
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
