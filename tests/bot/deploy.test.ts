import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { VERBS } from '../../bot/cli/table.ts';
import { readConfig, VARIABLES } from '../../bot/config.ts';

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

test('the image holds what is copied and runs as nobody special', () => {
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
  expect(text).not.toMatch(/PASSWORD|SECRET|TOKEN|_KEY/i);
});

test('the timer starts the service beside it', () => {
  expect(read('.deploy/zhiyi-sync.timer')).toMatch(/OnCalendar=.+Asia\/Shanghai/);
  expect(read('.deploy/zhiyi-sync.service')).toMatch(/sync --notify/);
  expect(read('.deploy/zhiyi.service')).toMatch(/^User=(?!root)/m);
});

test('the folder that is mounted is the one that is read; what ships is there without a mount', () => {
  const text = read('.deploy/Dockerfile');
  const [, mounted] = /-v 知识文件夹:(\S+):ro/.exec(text) ?? [];
  const [, folders = ''] = /ZHIYI_KNOWLEDGE=(\S+)/.exec(text) ?? [];
  expect(mounted).toBeDefined();
  expect(folders.split(':')[0]).toBe(mounted);
  expect(text).toContain(`ln -s /app/knowledge ${mounted}`);
  const compose = parse(read('.deploy/compose.yaml'));
  expect(compose.services.zhiyi.volumes).toContain(`../knowledge:${mounted}:ro`);
  // What is imported into the volume is read too.
  expect(folders.split(':')[1]).toMatch(/^\/data\//);
});

test('health is readiness, and memory has an end, in the image, in the services together and in the unit', () => {
  expect(read('.deploy/Dockerfile')).toMatch(/^HEALTHCHECK [\s\S]*\/readyz/m);
  const { services } = parse(read('.deploy/compose.yaml'));
  for (const [name, service] of Object.entries<Record<string, unknown>>(services)) {
    expect(service.mem_limit, name).toMatch(/^\d+[mg]$/);
    expect(service.healthcheck, name).toBeDefined();
  }
  expect(JSON.stringify(services.zhiyi.healthcheck)).toContain('/readyz');
  for (const unit of ['.deploy/zhiyi.service', '.deploy/zhiyi-sync.service'])
    expect(read(unit)).toMatch(/^MemoryMax=/m);
});

test('stores that conversations may be kept in are there by their profile, and their addresses are read', () => {
  const text = read('.deploy/compose.yaml');
  const { services } = parse(text);
  for (const place of ['redis', 'postgres']) {
    expect(services[place].profiles).toEqual([place]);
    expect(text).toMatch(new RegExp(`ZHIYI_STATE=${place} ZHIYI_STATE_CONNECTION=${place}://`));
    expect(readConfig({ ZHIYI_STATE: place, ZHIYI_STATE_CONNECTION: `${place}://x` }).state.place).toBe(
      place,
    );
  }
});

test('the guide for operators names commands and settings that exist', () => {
  const guide = read('docs/operating.zh.md');
  const verbs = [...guide.matchAll(/npx zhiyi ([a-z]+)/g)].map((m) => m[1]);
  for (const verb of ['backup', 'restore', 'withdraw', 'records', ...verbs])
    expect(VERBS.map((v) => v.name)).toContain(verb);
  for (const [name] of guide.matchAll(/ZHIYI_[A-Z_]+/g)) expect(Object.keys(VARIABLES)).toContain(name);
});
