import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A law file of the reference folder, split into articles. */
export interface Law {
  file: string;
  /** Title without 中华人民共和国 and brackets: what documents are matched by. */
  name: string;
  date: string | undefined;
  articles: Map<string, LawArticle>;
  /** From the first heading on. */
  text: string;
  /** The head too: how the text came about. */
  whole: string;
}

export interface LawArticle {
  number: string;
  text: string;
  /** How many 项 it lists. */
  items: number;
  /** Whether it stands in the closing chapter 附则. */
  closing: boolean;
}

const ARTICLE = /^(第[一二三四五六七八九十百零〇]+条(?:之[一二三四五六七八九十]+)?)[\s　]+(.*)$/;
const ITEM = /^[（(][一二三四五六七八九十]+[)）]/;

/** 《中华人民共和国甲乙法》 → 甲乙法 */
export function plainTitle(title: string): string {
  return title.replaceAll('中华人民共和国', '').replace(/[《》〈〉（）()\s]/g, '');
}

function articlesOf(body: string): Map<string, LawArticle> {
  const articles = new Map<string, LawArticle>();
  let current: LawArticle | undefined;
  let closing = false;
  for (const line of body.split('\n').map((l) => l.trim())) {
    const start = ARTICLE.exec(line);
    if (line.startsWith('#')) {
      closing = /附[\s　]*则/.test(line);
      current = undefined;
    } else if (start?.[1]) {
      current = { number: start[1], text: start[2] ?? '', items: 0, closing };
      articles.set(current.number, current);
    } else if (current && line) {
      current.text += `\n${line}`;
      if (ITEM.test(line)) current.items += 1;
    }
  }
  return articles;
}

function lastDate(head: string): string | undefined {
  const dates = [...head.matchAll(/(\d{4})年(\d{1,2})月(\d{1,2})日/g)];
  return dates
    .map(([, y, m, d]) => `${y}-${m?.padStart(2, '0')}-${d?.padStart(2, '0')}`)
    .sort()
    .at(-1);
}

/** The law files of `folder`; the date comes from the file name, else from the last date of its head. */
export function readLaws(folder: string): Law[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.md'))
    .map((file) => {
      const whole = readFileSync(join(folder, file), 'utf8');
      const [head = '', text = whole] = whole.split('<!-- INFO END -->');
      const [, title = '', date] = /^(.*?)(?:\((\d{4}-\d{2}-\d{2})\))?\.md$/.exec(file) ?? [];
      return {
        file,
        name: plainTitle(title),
        date: date ?? lastDate(head),
        articles: articlesOf(text),
        text,
        whole,
      };
    });
}
