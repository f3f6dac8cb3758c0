import { readFileSync } from 'node:fs';
import matter from 'gray-matter';
import { parse } from 'yaml';
import { type FrontMatter, frontMatter } from '../../indexer/documents/schema.ts';

/** One article's headnote: its sentences and its list lines (数目, 检索, 对应). */
export interface Headnote {
  article: string;
  line: number;
  sentences: string;
  lists: Map<string, string>;
}

export interface HeadnoteFile {
  path: string;
  front: FrontMatter;
  headnotes: Headnote[];
  /** What is wrong with the file's form. */
  faults: string[];
}

const ARTICLE = /^(第[一二三四五六七八九十百零〇]+条(?:之[一二三四五六七八九十]+)?)[ 　](.+)$/;
const LIST = /^- (.+?)[:：]\s*(.+)$/;
const LISTS = ['数目', '检索', '对应'];
const ARTICLES_OF =
  /^\d{4}版(?:无对应|第[一二三四五六七八九十百零]+条(?:、第[一二三四五六七八九十百零]+条)*)$/;

/** Reads one document with `text: headnotes`; undefined for every other document. Throws if the front matter is not valid. */
export function readHeadnoteFile(path: string): HeadnoteFile | undefined {
  const raw = readFileSync(path, 'utf8');
  const { data, content } = matter(raw, { engines: { yaml: parse } });
  if (data.text !== 'headnotes') return undefined;
  const parsed = frontMatter.safeParse(data);
  if (!parsed.success)
    throw new Error(
      `${path}: ${parsed.error.issues.map((i) => `${i.path.join('.')} ${i.message}`).join('; ')}`,
    );
  const offset = raw.split('\n').length - content.split('\n').length;
  const headnotes: Headnote[] = [];
  const faults: string[] = [];
  if (!parsed.data.headnotes) faults.push('缺 headnotes(follows、officialText、notice)');
  content.split('\n').forEach((source, index) => {
    const line = source.trimEnd();
    const at = `第${offset + index + 1}行`;
    const start = ARTICLE.exec(line);
    const list = LIST.exec(line);
    const last = headnotes.at(-1);
    if (start?.[1]) {
      if (headnotes.some((h) => h.article === start[1])) faults.push(`${at}: ${start[1]}出现两次`);
      headnotes.push({
        article: start[1],
        line: offset + index + 1,
        sentences: start[2] ?? '',
        lists: new Map(),
      });
    } else if (list?.[1] && last) {
      const order = LISTS.indexOf(list[1]);
      const before = [...last.lists.keys()].map((name) => LISTS.indexOf(name));
      if (order < 0) faults.push(`${at}: 只有 数目、检索、对应 三种行`);
      else if (before.some((other) => other >= order)) faults.push(`${at}: 列表行的次序是 数目、检索、对应`);
      if (list[1] === '对应' && !ARTICLES_OF.test(list[2] ?? ''))
        faults.push(`${at}: 对应 写作“2024版第X条”或“2024版无对应”`);
      last.lists.set(list[1], list[2] ?? '');
    } else if (line && !line.startsWith('#')) faults.push(`${at}: 看不懂的行“${line.slice(0, 20)}”`);
  });
  return { path, front: parsed.data, headnotes, faults };
}
