import { formatLocator, parseLocator } from '../structure/locator.ts';
import type { Draft } from './draft.ts';
import type { CheckFinding } from './finding.ts';

const NUMBER = '[一二三四五六七八九十百零〇\\d]{1,7}';
const HEAD = new RegExp(`(?<=^|\\n)第${NUMBER}条(?!之)`, 'gu');
const NAMED = new RegExp(`本(办法|条例|规定|细则|规则|规程|准则|法)(第${NUMBER}条)(?!之)`, 'gu');
/** Fewer articles are a paper that quotes some. */
const FEWEST = 3;
/** Lines in which a draft's title stands. */
const TITLE_LINES = 4;

/**
 * What a draft that is itself a rule says of its own articles: 本办法第九条, where it has eight. None for other drafts, and for one
 * whose numbers are not those of a whole rule.
 */
export function ownPlaces({ text, place, written }: Draft): CheckFinding[] {
  const heads = [...text.matchAll(HEAD)].map(([label]) => numberOf(label));
  const whole = heads.length >= FEWEST && heads.every((number, i) => number === i + 1);
  if (!whole) return [];
  const title = text.split('\n').slice(0, TITLE_LINES).join('\n');
  return [...text.matchAll(NAMED)].flatMap((found): CheckFinding[] => {
    const [words, kind = '', label = ''] = found;
    const number = numberOf(label);
    if (number === undefined || !title.includes(kind) || isQuoted(text, found.index)) return [];
    const [start, end] = [found.index, found.index + words.length];
    const reference = `本${kind}${formatLocator([{ type: 'article', number }])}`;
    const at = { at: place(start, end), text: written(start, end), reference };
    if (number <= heads.length)
      return [{ severity: 'fine', kind: 'right', ...at, message: '文稿里有这一条' }];
    const message = `文稿自己没有${label},共${heads.length}条`;
    return [{ severity: 'error', kind: 'no-such-place', ...at, message }];
  });
}

function numberOf(label: string): number | undefined {
  const [step] = parseLocator(label) ?? [];
  return step?.type === 'article' ? step.number : undefined;
}

/** What stands in a quotation is the quoted text's own. */
function isQuoted(text: string, at: number): boolean {
  const line = text.slice(text.lastIndexOf('\n', at) + 1, at);
  return line.lastIndexOf('“') > line.lastIndexOf('”');
}
