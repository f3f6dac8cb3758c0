import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { reference } from '../reference.ts';
import { emptyFolder, imported } from './imported.ts';

const folder = reference();
/** How many laws of the corpus are written out; spread over it, so that all kinds come. */
const LAWS = 60;

interface Article {
  readonly number: string;
  readonly text: string;
}

/** Laws of the corpus by title, their articles in order. */
function lawsOf(): [string, Article[]][] {
  const lines = gunzipSync(readFileSync(path.join(folder!, 'data/statutes.jsonl.gz'))).toString('utf8');
  const laws = new Map<string, Article[]>();
  for (const line of lines.split('\n').filter((l) => l !== '')) {
    const { law, article, text } = JSON.parse(line) as { law: string; article: string; text: string };
    const articles = laws.get(law) ?? [];
    articles.push({ number: article, text: text.trim() });
    laws.set(law, articles);
  }
  return [...laws];
}

describe.skipIf(folder === undefined)('real laws written out as Markdown', () => {
  it(`${LAWS} of the corpus come in with all articles`, async () => {
    const all = lawsOf().filter(([, articles]) => articles[0]!.number === '第一条' && articles.length > 3);
    expect(all.length).toBeGreaterThan(LAWS);
    const step = Math.floor(all.length / LAWS);
    const chosen = all.filter((_, i) => i % step === 0).slice(0, LAWS);
    const from = emptyFolder();
    for (const [i, [law, articles]] of chosen.entries()) {
      const body = articles
        .map(({ number, text }) => `${number} ${text.replace(/\n+/gu, '\n\n')}`)
        .join('\n\n');
      writeFileSync(path.join(from, `${String(i).padStart(2, '0')}.md`), `# ${law}\n\n${body}\n`);
    }
    const { results } = await imported([from]);
    const lost = results.flatMap((result, i) => {
      const want = chosen[i]![1].length;
      const errors = result.findings
        .filter(({ severity }) => severity === 'error')
        .map(({ message }) => message);
      if (result.articles === want && errors.length === 0) return [];
      return [`${chosen[i]![0]}: ${result.articles ?? result.error?.message}/${want} ${errors.join(' ')}`];
    });
    console.log(`${chosen.length - lost.length} of ${chosen.length} laws came in whole\n${lost.join('\n')}`);
    expect(lost.length).toBeLessThanOrEqual(2);
  }, 120_000);

  it('the seven more laws come in as they did: every line that begins an article is one', async () => {
    const from = path.join(folder!, 'data/laws-more');
    const copies = emptyFolder();
    mkdirSync(path.join(copies, 'in'));
    const names = readdirSync(from).filter((name) => name.endsWith('.md'));
    for (const name of names)
      writeFileSync(path.join(copies, 'in', name), readFileSync(path.join(from, name)));
    const { results } = await imported([path.join(copies, 'in')]);
    expect(results).toHaveLength(names.length);
    for (const { outcome, articles, original } of results) {
      const text = readFileSync(path.join(from, original), 'utf8');
      const starts = text.match(
        /^第[〇零一二三四五六七八九十百千]+条(?:之[一二三四五六七八九十]+)?[\s\u3000]/gmu,
      );
      expect({ original, outcome, articles }).toEqual({ original, outcome: 'new', articles: starts?.length });
    }
  }, 60_000);
});
