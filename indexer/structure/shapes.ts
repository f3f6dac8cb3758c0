import { headedAttachment } from './attachments.ts';
import type { Shape } from './markers.ts';

const LEAD = '^(?:#{1,6}\\s*)?(?:\\*\\*)?';
const ARTICLE = new RegExp(`${LEAD}第\\s*[一二三四五六七八九十百千零〇\\d]+\\s*条`, 'mu');
const FIRST_DIVISION = new RegExp(`${LEAD}一、`, 'mu');
const SECOND_DIVISION = new RegExp(`${LEAD}二、`, 'mu');
const FIRST_CLAUSE = new RegExp(`${LEAD}1(?:[ \\u3000]+|[.\\uff0e、](?!\\d)|(?=[\\u4e00-\\u9fff]))`, 'mu');
const INNER_CLAUSE = new RegExp(`${LEAD}\\d{1,2}[.\\uff0e]\\d{1,2}(?![\\d万亿元%\\u2030米])`, 'mu');
/** What precedes the words of a text that is not numbered, or introduces the numbered ones. */
export const BODY_HEADING = /^#{1,6}[\s\u3000]*正文[\s\u3000]*$/u;

/** Marks of numbering that a text has; `none` where it has no marks at all. Attachments do not count. */
export function numberingOf(body: string): 'articles' | 'divisions' | 'clauses' | 'none' {
  const main = mainPart(body);
  if (ARTICLE.test(main)) return 'articles';
  if (FIRST_DIVISION.test(main) && SECOND_DIVISION.test(main)) return 'divisions';
  return FIRST_CLAUSE.test(main) && INNER_CLAUSE.test(main) ? 'clauses' : 'none';
}

/** The shape of a text by its own marks alone, as an attachment is read. */
export function shapeOfText(body: string): Shape {
  const shapes = { articles: 'statute', divisions: 'report', clauses: 'outline', none: 'plain' } as const;
  return shapes[numberingOf(body)];
}

function mainPart(body: string): string {
  const lines = body.split('\n');
  const end = lines.findIndex((line) => headedAttachment(line) !== undefined);
  return end < 0 ? body : lines.slice(0, end).join('\n');
}
