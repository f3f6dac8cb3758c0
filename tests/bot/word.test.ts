import { strFromU8, unzipSync } from 'fflate';
import { request } from 'undici';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Shown, showShelf } from './reader-shelf.ts';

let shown: Shown;
beforeAll(async () => {
  shown = await showShelf();
});
afterAll(async () => {
  await shown.server.close();
  expect(shown.failures).toEqual([]);
});

interface Sent {
  readonly status: number;
  readonly name: string;
  /** Paragraphs of the body and lines of the foot. */
  readonly body: readonly string[];
  readonly foot: string;
}

async function word(path: string, post?: object): Promise<Sent> {
  const sent = await request(
    `${shown.url}${path}`,
    post && { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(post) },
  );
  const bytes = new Uint8Array(await sent.body.arrayBuffer());
  if (sent.statusCode !== 200) return { status: sent.statusCode, name: '', body: [], foot: '' };
  const files = unzipSync(bytes);
  const part = (name: RegExp): string =>
    strFromU8(files[Object.keys(files).find((file) => name.test(file))!]!);
  const text = (xml: string): string =>
    xml
      .replace(/<[^>]+>/gu, '')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"');
  return {
    status: 200,
    name: decodeURIComponent(
      /filename\*=UTF-8''(.+)$/.exec(String(sent.headers['content-disposition']))![1]!,
    ),
    body: part(/document\.xml$/)
      .split('</w:p>')
      .map(text)
      .filter(Boolean),
    foot: text(part(/footer\d*\.xml$/)),
  };
}

const at = (path: string): string => `/api/docx?at=${encodeURIComponent(path)}`;

test('a document as a Word file: the text as it is printed, no headnote, its imprint at the foot', async () => {
  const { name, body, foot } = await word(at('/read/example-flood@2023-09-01'));
  expect(name).toBe('《示例省防汛条例》（2023年版）.docx');
  expect(body[0]).toBe('示例省防汛条例');
  expect(body).toContain('第一章\u3000总则');
  expect(body).toContain('第四条\u3000发生险情的,有关单位应当采取下列措施:');
  expect(body.some((line) => /^（一）转移人员/u.test(line))).toBe(true);
  expect(body).toContain('险情解除后,应当在十日内报告。');
  expect(body.join('\n')).not.toContain('指挥机构半年就要练一回');
  expect(foot).toMatch(
    /《示例省防汛条例》（2023年版） · 2023-10-01起施行 · 核对于2024-05-01 · 现行有效.*sha256 [0-9a-f]{64}.*https:\/\/law\.example\/flood\.html/,
  );
});

test('an article, a place in it, a report', async () => {
  const article = await word(at('/read/example-flood@2019-05-01#a3'));
  expect(article.name).toBe('《示例省防汛条例》（2019年版）第三条.docx');
  expect(article.body).toHaveLength(5);
  expect(article.body[1]).toMatch(/^第三条\u3000发生险情的/);
  const place = await word(at('/read/example-flood@2023-09-01#a4-p2'));
  expect(place.body).toEqual(['《示例省防汛条例》（2023年版）第四条第二款', '险情解除后,应当在十日内报告。']);
  const report = await word(at('/read/example-report'));
  expect(report.body.join('\n')).toContain('2.\u3000开展演练。');
});

test('headnotes are no text to take along; what is not there is told so; a hostile title stays text', async () => {
  for (const path of [
    '/read/example-notes',
    '/read/none',
    '/read/example-flood#a99',
    '/read/example-relief',
    '',
  ])
    expect((await word(at(path))).status, path).toBe(404);
  const hostile = await word(at('/read/hostile'));
  expect(hostile.body[0]).toContain('<img src=x onerror=alert(1)>');
});

test('the answers of a conversation are quoted from the texts, whatever the page sent', async () => {
  const turns = [
    {
      question: '险情多久报告',
      answers: [{ places: ['/read/example-flood@2023-09-01#a4-p2'], words: '别的话' }],
    },
    { question: '火箭怎么发射', answers: [{ places: [], words: '没有找到。' }] },
    { question: '先救谁', answers: [{ places: ['/read/example-notes#a2'], words: '' }] },
  ];
  const { body, name } = await word('/api/answers.docx', { turns });
  expect(name).toBe('知依问答.docx');
  expect(body).toEqual([
    '知依问答',
    '问：险情多久报告',
    '《示例省防汛条例》（2023年版）第四条第二款\u3000',
    '险情解除后,应当在十日内报告。',
    '2023-10-01起施行 · 核对于2024-05-01 · 现行有效',
    'https://law.example/flood.html',
    '问：火箭怎么发射',
    '没有找到。',
    '问：先救谁',
    '要旨（非原文）：《示例应急法》（2022年版）第二条\u3000',
    '只有要旨，没有原文可引。',
    '未核实',
    'https://law.example/notes',
  ]);
  expect((await word('/api/answers.docx', { turns: [] })).status).toBe(400);
});

test('the foot of a printed page is a style sheet that no title can break out of', async () => {
  const sheet = async (path: string): Promise<string> =>
    (await request(`${shown.url}${path}/print.css`)).body.text();
  expect(await sheet('/read/example-flood@2023-09-01')).toMatch(
    /content: "《示例省防汛条例》[^"\n]+" "\\a" "正文 sha256 [0-9a-f]{64}"/,
  );
  const hostile = await sheet('/read/hostile');
  expect(hostile).not.toMatch(/[<>]/);
  expect(hostile.match(/"/g)!.length % 2).toBe(0);
});
