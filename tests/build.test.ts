import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

const ROOT = path.join(import.meta.dirname, '..');
const SOURCES = [
  'bot/main.ts',
  'indexer/a.ts',
  'manifest/a.ts',
  'tsconfig.json',
  'tsconfig.build.json',
  'package-lock.json',
];

/** A clone with sources and what was built of them, but without a package to build with. */
function clone(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'zhiyi-build-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const file of SOURCES) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), '');
  }
  cpSync(path.join(ROOT, 'bot/zhiyi.mjs'), path.join(folder, 'bot/zhiyi.mjs'));
  cpSync(path.join(ROOT, 'build'), path.join(folder, 'build'), { recursive: true });
  mkdirSync(path.join(folder, 'dist/bot'), { recursive: true });
  writeFileSync(path.join(folder, 'dist/bot/main.js'), 'process.stdout.write("built")');
  const stamp = path.join(folder, 'dist/built');
  writeFileSync(stamp, '');
  utimesSync(stamp, new Date('2099-01-01'), new Date('2099-01-01'));
  return folder;
}

function start(folder: string) {
  const { stdout, stderr, status } = spawnSync(process.execPath, [path.join(folder, 'bot/zhiyi.mjs')], {
    encoding: 'utf8',
  });
  return { stdout, stderr, status };
}

test('what is built runs while no source is newer', () => {
  expect(start(clone())).toEqual({ stdout: 'built', stderr: '', status: 0 });
});

test.each([
  ['a source that was written', 'indexer/a.ts'],
  ['a folder in which a file came or went', 'manifest'],
  ['other versions of packages', 'package-lock.json'],
])(
  '%s since the build is not run over: without the means to build, the start is refused with the cure',
  (_, file) => {
    const folder = clone();
    utimesSync(path.join(folder, file), new Date('2099-01-02'), new Date('2099-01-02'));
    const { stdout, stderr, status } = start(folder);
    expect([stdout, status]).toEqual(['', 1]);
    expect(stderr).toContain('npm ci');
  },
);

test('an installed package has no sources, and looks for none', () => {
  const folder = clone();
  for (const gone of ['bot/main.ts', 'indexer', 'manifest', 'build', 'dist/built'])
    rmSync(path.join(folder, gone), { recursive: true });
  expect(start(folder).stdout).toBe('built');
});

test('npx finds the command of a clone beside its packages, also where these are a link to those of another clone', () => {
  const [first, second] = [clone(), clone()];
  mkdirSync(path.join(first, 'node_modules/.bin'), { recursive: true });
  symlinkSync(path.join(first, 'node_modules'), path.join(second, 'node_modules'));
  writeFileSync(path.join(second, 'dist/bot/main.js'), 'process.stdout.write(process.argv.slice(2).join())');
  spawnSync(process.execPath, [path.join(second, 'build/prepare.mjs')]);
  const npx = (cwd: string, ...args: string[]) =>
    spawnSync('npx', ['zhiyi', ...args], { cwd, encoding: 'utf8' }).stdout;
  expect(npx(first)).toBe('built');
  expect(npx(second, 'ask', 'a b')).toBe('ask,a b');
});
