import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { VERBS } from '../../bot/cli/table.ts';
import { VARIABLES } from '../../bot/config.ts';

const ROOT = path.join(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8');
const FILES = ['.deploy/Dockerfile', '.deploy/zhiyi.service', '.deploy/zhiyi-sync.service'];

test.each(FILES)('%s sets only variables that are read, and starts commands that exist', (file) => {
  const text = read(file);
  const set = text
    .split('\n')
    .filter((line) => /^(?:ENV|Environment=)/.test(line))
    .flatMap((line) => [...line.matchAll(/\b([A-Z][A-Z_]+)=/g)].map((m) => m[1]));
  for (const name of set.filter((n) => n !== 'NODE_ENV')) expect(Object.keys(VARIABLES)).toContain(name);
  const verbs = [...text.matchAll(/bot\/zhiyi\.mjs"?,? "?([a-z]+)/g)].map((m) => m[1]);
  expect(verbs.length).toBeGreaterThan(0);
  for (const verb of verbs) expect(VERBS.map((v) => v.name)).toContain(verb);
});

test('the image is built by itself, where no script of an installation runs', () => {
  const [build = '', image = ''] = read('.deploy/Dockerfile')
    .split(/^FROM .*$/m)
    .slice(1);
  expect(build).toMatch(/npm ci --ignore-scripts[\s\S]*COPY build build[\s\S]*npm run prepare/);
  for (const source of ['bot', 'indexer', 'manifest', 'tsconfig.json', 'tsconfig.build.json'])
    expect(build).toMatch(new RegExp(`^COPY .*\\b${source}\\b`, 'm'));
  // The sources would make the start look for what is newer.
  expect(image).not.toMatch(/^COPY (?:bot|indexer|build) /m);
});

test('the image holds what is copied, runs as nobody special and tells its health', () => {
  const text = read('.deploy/Dockerfile');
  const copied = [...text.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap((m) => m[1]?.split(' ') ?? []);
  const sent = read('.dockerignore').split('\n');
  expect(copied.length).toBeGreaterThan(5);
  for (const name of copied) {
    expect(existsSync(path.join(ROOT, name)), name).toBe(true);
    // A file is sent with its folder.
    expect(sent).toContain(`!${name.split('/')[0]}`);
  }
  expect(text).toMatch(/^USER node$/m);
  expect(text).toMatch(/^HEALTHCHECK [\s\S]*\/healthz/m);
  expect(text).not.toMatch(/PASSWORD|SECRET|TOKEN|_KEY/i);
});

test('the timer starts the service beside it', () => {
  expect(read('.deploy/zhiyi-sync.timer')).toMatch(/OnCalendar=.+Asia\/Shanghai/);
  expect(read('.deploy/zhiyi-sync.service')).toMatch(/sync --notify/);
  expect(read('.deploy/zhiyi.service')).toMatch(/^User=(?!root)/m);
});
