import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { unzipSync, zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { run as runBundle } from '../../bot/cli/bundle.ts';
import type { CommandIo } from '../../bot/cli/command.ts';
import { run as runImport } from '../../bot/cli/import.ts';
import { asMarkdown } from '../import/example.ts';

let root: string;
let printed: string[];
let io: CommandIo;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'zhiyi-snapshot-'));
  mkdirSync(at('catalogue'));
  printed = [];
  const output = { write: (text: string) => printed.push(text) };
  const now = () => new Date('2031-05-01T04:00:00Z');
  io = { stdout: output, stderr: output, now, fetch: () => Promise.reject(new Error('no network')) };
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const at = (...parts: string[]) => path.join(root, ...parts);
const said = () => printed.splice(0).join('');
const NAME = 'shi-li-sheng-shi-shi-jia-yi-fa-ban-fa@2031-02-06.md';

async function bring(...args: string[]) {
  const code = await runImport(['--catalogue', at('catalogue'), '--out', at('there'), ...args], io);
  return { code, printed: said() };
}

/** A snapshot of one text, signed where a key is given. */
async function bundled(...args: string[]): Promise<Uint8Array> {
  writeFileSync(at('示例.md'), asMarkdown());
  await runImport(['--catalogue', at('catalogue'), '--out', at('here'), at('示例.md')], io);
  expect(await runBundle([at('s.zip'), '--from', at('here'), ...args], io)).toBe(0);
  return readFileSync(at('s.zip'));
}

const held = () => (statSync(at('there'), { throwIfNoEntry: false }) ? readdirSync(at('there')) : []);

it('a signed snapshot brings the texts byte for byte, and says who signed it', async () => {
  await bundled('--new-key', at('key.pem'));
  expect(said()).toMatch(/1 份原文打包在.*已签名,公钥指纹 (?:[0-9a-f]{4} ?){4}/u);
  expect(statSync(at('key.pem')).mode & 0o077).toBe(0);
  const first = await bring(at('s.zip'), '--key', at('key.pem.pub'));
  expect(first.code).toBe(0);
  expect(first.printed).toMatch(/新增[\s\S]*8[\s\S]*2031-05-01制作,签名有效,.*与所给公钥相同/u);
  expect(readFileSync(at('there', NAME))).toEqual(readFileSync(at('here', NAME)));
  expect((await bring(at('s.zip'))).printed).toMatch(/未变[\s\S]*是谁的没有核对/u);
});

it('an unsigned one is taken in and said to be unsigned; not where a key is asked for', async () => {
  await bundled();
  expect(said()).toContain('没有签名(用 --key 私钥.pem 签名)');
  await runBundle(['--new-key', at('key.pem')], io);
  const refused = await bring(at('s.zip'), '--key', at('key.pem.pub'));
  expect(refused).toMatchObject({ code: 1, printed: expect.stringMatching(/快照不能导入:没有签名/u) });
  expect(held()).toEqual([]);
  expect((await bring(at('s.zip'))).printed).toMatch(/没有签名,来自谁无从核对/u);
});

it('what is no snapshot is not taken in where a key is asked for', async () => {
  await bundled('--new-key', at('key.pem'));
  said();
  expect(await bring(at('示例.md'), '--key', at('key.pem.pub'))).toMatchObject({
    code: 1,
    printed: expect.stringContaining('不是快照'),
  });
  expect(held()).toEqual([]);
});

it('signed by another key than the one trusted is refused', async () => {
  await bundled('--new-key', at('key.pem'));
  await runBundle(['--new-key', at('other.pem')], io);
  const { code, printed: told } = await bring(at('s.zip'), '--key', at('other.pem.pub'));
  expect(code).toBe(1);
  expect(told).toMatch(/签名的密钥是 .*,不是所给的/u);
  expect(held()).toEqual([]);
});

describe('what was changed on the way is refused whole, and nothing is written', () => {
  const decoder = new TextDecoder();
  const change = (parts: Record<string, Uint8Array>, name: string, by: (text: string) => string) => {
    parts[name] = new TextEncoder().encode(by(decoder.decode(parts[name])));
  };
  const TEXT = `texts/${NAME}`;
  const LIST = 'zhiyi-snapshot.json';
  it.each<[string, (parts: Record<string, Uint8Array>) => void, RegExp]>([
    ['a text', (parts) => change(parts, TEXT, (t) => t.replace('八小时', '九小时')), /与校验值不符/u],
    ['the list', (parts) => change(parts, LIST, (t) => t.replace('示例省', '别的省')), /签名与内容不符/u],
    [
      'a signature taken off a changed list',
      (parts) => {
        delete parts['zhiyi-snapshot.signature.json'];
        change(parts, LIST, (t) => t.replace(NAME, `../${NAME}`));
      },
      /清单读不了/u,
    ],
    ['a missing text', (parts) => void delete parts[TEXT], /缺 /u],
    [
      'a text more',
      (parts) => {
        parts['texts/more.md'] = parts[TEXT]!;
      },
      /清单里没有 texts\/more\.md/u,
    ],
    [
      'a broken signature',
      (parts) => change(parts, 'zhiyi-snapshot.signature.json', () => '{}'),
      /签名读不了/u,
    ],
    [
      'no list',
      (parts) => {
        delete parts[LIST];
      },
      /没有清单/u,
    ],
  ])('%s', async (_, by, message) => {
    const parts = unzipSync(await bundled('--new-key', at('key.pem')));
    by(parts);
    writeFileSync(at('s.zip'), zipSync(parts));
    said();
    const { code, printed: told } = await bring(at('s.zip'));
    expect(code).toBe(1);
    expect(told).toMatch(message);
    expect(held().filter((name) => !name.startsWith('.'))).toEqual([]);
  });

  it('a file that was cut or flipped anywhere', async () => {
    const bytes = await bundled('--new-key', at('key.pem'));
    for (const part of [0.2, 0.5, 0.9]) {
      const cut = at('cut.zip');
      writeFileSync(cut, bytes.subarray(0, Math.floor(bytes.length * part)));
      expect((await bring(cut)).code).toBe(1);
      const flipped = Uint8Array.from(bytes);
      flipped[Math.floor(bytes.length * part * 0.5)]! ^= 0xff;
      writeFileSync(cut, flipped);
      expect((await bring(cut)).code).toBe(1);
    }
    expect(held().filter((name) => !name.startsWith('.'))).toEqual([]);
  });
});

it('hand edits stay out of a snapshot and are not overwritten by one', async () => {
  await bundled();
  const changed = readFileSync(at('here', NAME), 'utf8').replace('蓝旗', '红旗');
  mkdirSync(at('there'));
  writeFileSync(at('there', NAME), changed);
  const { code, printed: told } = await bring(at('s.zip'));
  expect([code, readFileSync(at('there', NAME), 'utf8')]).toEqual([1, changed]);
  expect(told).toContain('手工改过');
  writeFileSync(at('here', NAME), changed);
  await expect(runBundle([at('t.zip'), '--from', at('here')], io)).rejects.toThrow(/没有可打包的原文/u);
});

it('keys that are none are wrong usage', async () => {
  await bundled();
  writeFileSync(at('none.pem'), 'hello');
  await expect(runBundle([at('t.zip'), '--key', at('none.pem')], io)).rejects.toMatchObject({ exitCode: 2 });
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  writeFileSync(at('rsa.pem'), privateKey.export({ format: 'pem', type: 'pkcs8' }));
  await expect(runBundle([at('t.zip'), '--key', at('rsa.pem')], io)).rejects.toThrow(/不是 Ed25519/u);
  await expect(runBundle(['--new-key', at('none.pem')], io)).rejects.toThrow(/写不了/u);
});
