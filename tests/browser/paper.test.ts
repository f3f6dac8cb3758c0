import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Shown, showShelf } from '../bot/reader-shelf.ts';
import { type ChatServer, chatServer, say } from './chat-server.ts';
import { visitorChat, visitorPage } from './visitor.ts';

vi.setConfig({ testTimeout: 60_000 });

let shown: Shown;
let server: ChatServer;
beforeAll(async () => {
  [shown, server] = await Promise.all([showShelf(), chatServer()]);
}, 60_000);
afterAll(async () => {
  await shown.server.close();
  await server.close();
});

/** The words of each page of a PDF. */
async function pagesOf(pdf: Buffer): Promise<string[]> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const document = await getDocument({ data: new Uint8Array(pdf), useSystemFonts: true }).promise;
  const pages: string[] = [];
  for (let n = 1; n <= document.numPages; n++) {
    const { items } = await (await document.getPage(n)).getTextContent();
    pages.push(items.map((item) => ('str' in item ? item.str : '')).join(''));
  }
  return pages;
}

test('a printed page has the law alone, and at its foot title, status, sha256 and address', async () => {
  const page = await visitorPage(shown.url);
  await page.goto(`${shown.url}/read/example-flood@2023-09-01`);
  const pages = await pagesOf(await page.pdf({ preferCSSPageSize: true }));
  expect(pages.length).toBeGreaterThan(0);
  const squeezed = pages.map((words) => words.normalize('NFKC').replace(/\s/gu, ''));
  for (const words of squeezed) {
    expect(words).toContain('《示例省防汛条例》(2023年版)·2023-10-01起施行·核对于2024-05-01·现行有效');
    expect(words).toMatch(/sha256[0-9a-f]{64}/);
    expect(words).toContain('https://law.example/flood.html');
  }
  const all = squeezed.join('');
  expect(all).toContain('险情解除后,应当在十日内报告。');
  for (const no of ['指挥机构半年就要练一回', '复制引文', '被引用', '与本版对照', '下载'])
    expect(all).not.toContain(no);
});

test('selecting in the reader takes only the words of the law', async () => {
  const page = await visitorPage(shown.url, { permissions: ['clipboard-read', 'clipboard-write'] });
  await page.goto(`${shown.url}/read/example-flood@2023-09-01`);
  await page.locator('details.headnote summary').click();
  await page.evaluate(() => getSelection()!.selectAllChildren(document.querySelector('.body')!));
  await page.keyboard.press('Control+C');
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  const words = copied.split('\n').filter((line) => line.trim() !== '');
  expect(words.slice(0, 3)).toEqual([
    '第一章\u3000总则',
    '第一条',
    '为了做好示例省的防汛防台工作,制定本条例。',
  ]);
  expect(copied).not.toMatch(/要旨|半年就要练|复制|被引用|上一条/u);
});

test('the answers of a conversation are downloaded as a file', async () => {
  const page = await visitorChat(server.url);
  await say(page, '示例省防汛条例第四条第二款');
  await page.locator('.ac-adaptiveCard', { hasText: '险情解除后' }).waitFor();
  await page.getByRole('button', { name: '对话', exact: true }).click();
  const asked = page.waitForRequest('**/api/answers.docx');
  const downloaded = page.waitForEvent('download');
  await page.getByRole('button', { name: '下载这次对话' }).click();
  expect((await asked).postDataJSON()).toMatchObject({
    turns: [
      {
        question: '示例省防汛条例第四条第二款',
        answers: [{ places: ['/read/example-flood@2023-09-01#a4-p2'] }],
      },
    ],
  });
  expect((await downloaded).suggestedFilename()).toBe('知依问答.docx');
});
