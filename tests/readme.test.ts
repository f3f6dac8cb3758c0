import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { VERBS } from '../bot/cli/table.ts';
import { exampleOf } from '../bot/commands/example-words.ts';
import { COMMANDS } from '../bot/commands/table.ts';
import { loadOrganisation } from '../indexer/index.ts';
import { commandLine } from './command-line.ts';
import { seedSegments } from './shipped-segments.ts';

const ROOT = path.join(import.meta.dirname, '..');
const README = readFileSync(path.join(ROOT, 'README.md'), 'utf8');
const GUIDE = readFileSync(path.join(ROOT, 'docs/guide.zh.md'), 'utf8');

/** The fenced blocks of a language; '' for those that name none. */
function blocks(language: string): string[] {
  return [...README.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)]
    .filter((m) => m[1] === language)
    .map((m) => (m[2] ?? '').trimEnd());
}

/** The rows of the table of the guide under a header row. */
function table(header: string): string[] {
  const [, below = ''] = GUIDE.split(`${header}\n`);
  const [, ...rows] = below.split('\n');
  return rows.slice(
    0,
    rows.findIndex((row) => !row.startsWith('|')),
  );
}

test('the question at the top is answered as it is shown, to the letter', async () => {
  const example = blocks('').find((block) => block.startsWith('$ npx zhiyi ask'));
  const [command = '', ...shown] = (example ?? '').split('\n');
  const question = /^\$ npx zhiyi ask "([^"]+)"$/.exec(command)?.[1];
  expect(question).toBeDefined();
  // Texts imported on this machine are not what a newcomer has.
  const shipped = mkdtempSync(path.join(tmpdir(), 'zhiyi-readme-'));
  onTestFinished(() => rmSync(shipped, { recursive: true, force: true }));
  const notImported = (file: string): boolean => path.basename(file) !== 'official';
  cpSync(path.join(ROOT, 'knowledge'), shipped, { recursive: true, filter: notImported });
  await seedSegments(path.join(shipped, '.cache'));
  const answer = await commandLine(['ask', question ?? '', '--knowledge', shipped], { cwd: shipped });
  expect(answer).toMatchObject({ code: 0, err: '' });
  expect(answer.out.trimEnd().split('\n')).toEqual(shown);
});

test('two commands are all that it takes', () => {
  expect(blocks('sh')).toEqual(['npm ci && npm start', 'npm ci && npm test']);
});

test('the verbs of the command line are those there are', () => {
  expect(table('| 命令 | 用途 |')).toEqual(VERBS.map((v) => `| \`${v.name}\` | ${v.summary} |`));
});

test('the commands of the chat are those that help lists, with examples that are commands', async () => {
  const { organisation } = await loadOrganisation([path.join(ROOT, 'knowledge')]);
  const listed = COMMANDS.filter((c) => c.listed);
  expect(table('| 命令 | 用途 | 例子 |')).toEqual(
    listed.map((c) => `| ${c.name} | ${c.summary} | ${exampleOf(c, organisation)} |`),
  );
});
