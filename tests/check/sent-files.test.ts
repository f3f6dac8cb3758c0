import { expect, it } from 'vitest';
import { MOST_FILE } from '../../bot/answers/draft-limits.ts';
import { answerText } from '../../bot/cards/text.ts';
import { sentFiles } from '../../bot/channels/activities/sent-files.ts';
import { respond } from '../../bot/commands/dispatch.ts';
import type { SentFile } from '../../bot/commands/turn.ts';
import { emptyMemory } from '../../bot/memory/memory.ts';
import { libraryWith } from '../search/libraries.ts';
import { inventedLaws } from './invented-laws.ts';
import { lockedWord } from './locked-file.ts';

const NOW = new Date('2025-03-01T00:00:00Z');
const file = (name: string, words: string | Uint8Array): SentFile => ({
  name,
  read: async () => Buffer.from(words),
});

async function said(text: string, files: readonly SentFile[]) {
  const knowledge = { library: await libraryWith(inventedLaws()), glossary: [], paths: [] };
  const reply = await respond({ text, files, memory: emptyMemory(NOW), knowledge, now: NOW });
  const { answer } = reply;
  if (answer.kind !== 'check') throw new Error(answer.kind);
  return { ...reply, words: answerText(answer, (path) => path) };
}

it('a file sent alone or with 核对 is checked, and nothing of it is remembered', async () => {
  for (const text of ['', '核对']) {
    const { words, filesRead, memory } = await said(text, [
      file('通知.txt', '依据《渡口管理条例》第九十条的规定。'),
      file('复函.md', '依据《渡口管理条例》第三条。'),
    ]);
    expect(words).toMatch(/通知\.txt：核对了1处[\s\S]*没有第九十条，共15条[\s\S]*复函\.md：[^\n]*无误1/);
    expect(filesRead).toBe(true);
    expect(JSON.stringify(memory)).not.toContain('九十');
  }
});

it('what cannot be read is said, with what to do', async () => {
  const large = file('大.docx', new Uint8Array(MOST_FILE + 1));
  const scan = file('扫描.pdf', '%PDF-1.4 broken');
  const { words } = await said('核对', [large, scan, file('空.txt', '')]);
  expect(words).toMatch(/没有读《大\.docx》：文件有 10\.0 MB，超过 10 MB/);
  expect(words).toMatch(/没有读《扫描\.pdf》[\s\S]*没有读《空\.txt》：文件是空的/);
  expect(words).not.toContain('导入');
  const locked = await said('', [
    file('密.docx', lockedWord()),
    file('很大.docx', new Uint8Array(50_000_000)),
  ]);
  expect(locked.words).toMatch(/没有读《密\.docx》：这份 Word 文件有密码\n在 Word 或 WPS 里去掉打开密码/);
  expect(locked.words).toMatch(/没有读《很大\.docx》：文件有 47\.7 MB，超过 10 MB\n去掉图片和附件/);
  const many = await said(
    '核对',
    ['a', 'b', 'c', 'd'].map((n) => file(`${n}.txt`, '没有引用。')),
  );
  expect(many.words).toContain('没有读：d.txt');
});

it('a question with a file is answered as a question', async () => {
  const knowledge = { library: await libraryWith(inventedLaws()), glossary: [], paths: [] };
  const files = [file('a.txt', '')];
  const reply = await respond({
    text: '渡口管理条例第三条',
    files,
    memory: emptyMemory(NOW),
    knowledge,
    now: NOW,
  });
  expect(reply.answer.kind).toBe('provision');
  expect(reply.filesRead).toBeUndefined();
});

const attached = (downloadUrl: string) => ({
  type: 'message',
  channelId: 'msteams',
  conversation: { id: 'c' },
  attachments: [
    {
      contentType: 'application/vnd.microsoft.teams.file.download.info',
      name: '通知.docx',
      content: { downloadUrl, fileType: 'docx' },
    },
  ],
});

it('files of Teams are had from where Teams keeps them, and from nowhere else', async () => {
  const asked: string[] = [];
  const get = (body: BodyInit | null, headers: Record<string, string> = {}) =>
    (async (url: string) => {
      asked.push(url);
      return new Response(body, { headers });
    }) as unknown as typeof fetch;
  const [own] = sentFiles(attached('https://example.sharepoint.com/a?tempauth=x'), get('words'));
  expect(Buffer.from(await own!.read()).toString()).toBe('words');
  for (const url of [
    'http://169.254.169.254/',
    'https://example.org/a',
    'https://sharepoint.com.example.org/',
  ])
    expect(sentFiles(attached(url), get(''))).toEqual([]);
  const told = sentFiles(attached('https://a.sharepoint.com/a'), get('x', { 'content-length': '99999999' }));
  await expect(told[0]!.read()).rejects.toThrow('超过 10 MB');
  const untold = sentFiles(attached('https://a.sharepoint.com/a'), get(new Uint8Array(MOST_FILE + 1)));
  await expect(untold[0]!.read()).rejects.toThrow('超过 10 MB');
  const failing = (() => Promise.reject(new TypeError('no'))) as unknown as typeof fetch;
  await expect(sentFiles(attached('https://a.sharepoint.com/a'), failing)[0]!.read()).rejects.toThrow(
    '没有取到',
  );
  expect(asked).toHaveLength(3);
});
