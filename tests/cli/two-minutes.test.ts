import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { findingJson } from '../../bot/answers/finding-json.ts';
import { run } from '../../bot/cli/import.ts';
import { openLibrary } from '../../indexer/index.ts';
import { asPage } from '../import/sites/ordinance-page.ts';
import { seedSegments } from '../shipped-segments.ts';

/** The way that the README shows, gone with an invented text under the ordinance's title. */
it('a saved page of the ordinance answers in its own words once it is imported', async () => {
  const root = mkdtempSync(path.join(tmpdir(), 'zhiyi-two-minutes-'));
  try {
    const shipped = path.join(root, 'knowledge');
    const notImported = (file: string) => path.basename(file) !== 'official';
    cpSync('knowledge', shipped, { recursive: true, filter: notImported });
    const official = path.join(shipped, 'official');
    const now = () => new Date('2026-11-29T04:00:00Z');
    const cacheDir = path.join(root, 'cache');
    await seedSegments(cacheDir);
    const ask = async (question: string) =>
      findingJson(await (await openLibrary({ dirs: [shipped], cacheDir, now })).find(question, { limit: 1 }));
    const question = '台风天不肯撤离能强制转移吗';
    const before = await ask(question);
    expect(before.note).toContain('另由《浙江省防汛防台抗旱条例》规定');
    const page = path.join(root, '示例页面.html');
    writeFileSync(page, asPage());
    const printed: string[] = [];
    const output = { write: (text: string) => printed.push(text) };
    const io = { stdout: output, stderr: output, now, fetch: () => Promise.reject(new Error('no network')) };
    const code = await run(['--catalogue', shipped, '--out', official, page], io);
    expect([code, printed.join('')]).toEqual([
      0,
      expect.stringMatching(/新增.*zhejiang-flood-typhoon-drought-ordinance@2021-05-28/u),
    ]);
    const after = await ask(question);
    expect(after.note).toBeUndefined();
    expect(after.passages).toMatchObject([
      { document: 'zhejiang-flood-typhoon-drought-ordinance', form: 'official', locator: '第八条' },
    ]);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}, 60_000);
