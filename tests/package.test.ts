import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

const ROOT = path.join(import.meta.dirname, '..');
const description = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
  bin?: Record<string, string>;
  scripts: Record<string, string>;
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
};

test('what is packed is what runs, its knowledge, and no source, test or imported text', () => {
  // Builds what is not built, as any start does.
  execFileSync(process.execPath, [path.join(ROOT, 'bot/zhiyi.mjs'), 'help'], { stdio: 'ignore' });
  const out = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: ROOT,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const packed = JSON.parse(out) as
    | { files: { path: string }[] }[]
    | Record<string, { files: { path: string }[] }>;
  const files = Object.values(packed)[0]!.files.map((file) => file.path);
  expect(files).toEqual(
    expect.arrayContaining([
      'bot/zhiyi.mjs',
      'package.json',
      'README.md',
      '.env.example',
      'dist/bot/main.js',
      'dist/bot/cli/check-knowledge-thread.js',
      'dist/bot/pages/browser/webchat.js',
      'dist/bot/pages/browser/style.css',
      'dist/manifest/icons/color.png',
      'knowledge/synonyms.yaml',
    ]),
  );
  expect(
    files.filter((file) => /\.ts$|^tests\/|^knowledge\/official\/|^build\/|^\.cache/.test(file)),
  ).toEqual([]);
});

test('what is needed for building and testing alone is no dependency of who installs', () => {
  for (const name of ['botframework-webchat', 'tsx', 'typescript']) {
    expect(description.devDependencies).toHaveProperty(name);
    expect(description.dependencies).not.toHaveProperty(name);
  }
});

test('who installs the package gets the command; in a clone npx runs what the build put beside the packages', () => {
  expect(description).not.toHaveProperty('bin');
  const folder = mkdtempSync(path.join(tmpdir(), 'zhiyi-packed-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const { prepack, postpack } = description.scripts;
  const before = `${JSON.stringify({ name: 'zhiyi', version: '0.1.0', scripts: { prepack, postpack } }, null, 2)}\n`;
  writeFileSync(path.join(folder, 'package.json'), before);
  cpSync(path.join(ROOT, 'build'), path.join(folder, 'build'), { recursive: true });
  mkdirSync(path.join(folder, 'bot'));
  writeFileSync(path.join(folder, 'bot/zhiyi.mjs'), '');
  execFileSync('npm', ['pack'], { cwd: folder, stdio: 'ignore' });
  const packed = execFileSync('tar', ['-xzOf', 'zhiyi-0.1.0.tgz', 'package/package.json'], { cwd: folder });
  expect(JSON.parse(packed.toString())).toMatchObject({ bin: { zhiyi: 'bot/zhiyi.mjs' } });
  expect(readFileSync(path.join(folder, 'package.json'), 'utf8')).toBe(before);
});
