import { type ArticleChange, formatLocator, type Provision } from '../../indexer/index.ts';
import type { ComparedRun, ComparisonRow } from '../answers/answer.ts';
import { quotedLines } from '../answers/fingerprint.ts';
import { HEADNOTE_MARK } from '../answers/labels.ts';

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

const OP = { same: 'same', added: 'added', deleted: 'removed' } as const;

/** Whether a change is worth a row where all changes of a text are listed. */
export function changed({ change }: ArticleChange): boolean {
  return change !== 'unchanged' && change !== 'unknown';
}

/** An article in two versions: its numbers, what became of it, and its words with the differences marked. */
export function rowOf({ change, older, newer, differences }: ArticleChange): ComparisonRow {
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

/** What is shown where no characters were compared: the one text there is, or both headnotes with their mark. */
function sides(change: ArticleChange['change'], older?: Provision, newer?: Provision): ComparedRun[] {
  if (change === 'added' && newer) return [{ change: 'added', text: words(newer).join('\n') }];
  if (change === 'deleted' && older) return [{ change: 'removed', text: words(older).join('\n') }];
  const text = newer ? quotedLines(newer) : [];
  if (text.length > 0) return [{ change: 'same', text: text.join('\n') }];
  const notes = [
    older?.headnote && `旧:${older.headnote.text}`,
    newer?.headnote && `新:${newer.headnote.text}`,
  ];
  return notes.flatMap((note) =>
    note ? [{ change: 'same' as const, text: `${HEADNOTE_MARK}${note}\n` }] : [],
  );
}

/** The official words of an article, a line each with the numbers of 项; the headnote where that alone is held. */
function words(article: Provision): string[] {
  const own = quotedLines(article);
  return own.length > 0 || !article.headnote ? own : [`${HEADNOTE_MARK}${article.headnote.text}`];
}
