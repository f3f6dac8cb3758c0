import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const ROOT = path.join(import.meta.dirname, '..');
const description = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
  bin: Record<string, string>;
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
      description.bin.zhiyi,
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
