import { parse } from '../structure/parse.ts';
import type { Document, Kind, Problem, Provision } from '../types.ts';
import type { KnowledgeFile } from './front-matter.ts';
import { withHeadnotes } from './headnotes.ts';

/** How texts of a kind are numbered: 一、(一) 1. in reports, plans and notices that are no statutes, else 章条款项. */
export function shapeOf(kind: Kind, body: string): 'statute' | 'report' {
  if (kind === 'report') return 'report';
  // Notices and plans mostly number like reports; those with articles are read as statutes.
  const articles = /^(?:#{1,6}\s*)?(?:\*\*)?第\s*[一二三四五六七八九十百千零〇\d]+\s*条/mu.test(body);
  return (kind === 'notice' || kind === 'plan') && !articles ? 'report' : 'statute';
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
