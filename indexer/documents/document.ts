import type { Shape } from '../structure/markers.ts';
import { parse } from '../structure/parse.ts';
import { BODY_HEADING, numberingOf } from '../structure/shapes.ts';
import type { Document, Kind, Problem, Provision } from '../types.ts';
import type { KnowledgeFile } from './front-matter.ts';
import { withHeadnotes } from './headnotes.ts';

/** Kinds whose texts mostly have no articles: without any marks of numbering they are no statutes. */
const UNNUMBERED: ReadonlySet<Kind> = new Set(['notice', 'plan', 'standard', 'opinion', 'reply']);

/**
 * How a text is numbered, by its own marks: 章条款项 where there are articles, 一、(一) 1. in notices and decisions, 1.1.1 in
 * plans and standards. A report is read by 一、 whatever else stands in it.
 */
export function shapeOf(kind: Kind, body: string): Shape {
  if (kind === 'report') return 'report';
  const numbering = numberingOf(body);
  if (numbering === 'articles') return 'statute';
  if (numbering !== 'none') return numbering === 'divisions' ? 'report' : 'outline';
  if (body.split('\n').some((line) => BODY_HEADING.test(line))) return 'plain';
  return UNNUMBERED.has(kind) ? 'report' : 'statute';
}

/** Makes a Document of a checked file: the body parsed, headnotes moved to their articles. */
export function toDocument(read: KnowledgeFile): { document: Document; problems: Problem[] } {
  const { data, file, lineOf } = read;
  const problems: Problem[] = [];
  let root: Provision = parse(read.body, shapeOf(data.kind, read.body), read.bodyLine);
  const empty = read.body.trim() === '';
  const complain = (message: string, cure: string) => {
    problems.push({ file, line: lineOf(['text']), message, cure, severity: 'error' });
  };
  if (data.text === 'headnotes') {
    const result = withHeadnotes(root, read.body, file);
    root = result.root;
    problems.push(...result.problems);
  } else if (data.text === 'official' && empty)
    complain('text 写 official 而没有正文', '补上正文,或改为 none');
  else if (data.text === 'none' && !empty) {
    complain('text 写 none 而有正文', '正文是原文写 official,是要旨写 headnotes');
    root = parse('', 'statute', read.bodyLine);
  }
  const { importNotes: _notes, bodySha256: _sha, ...known } = data;
  return { document: { ...known, root, path: file }, problems };
}
