import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { VERBS } from '../bot/cli/table.ts';
import { COMMANDS } from '../bot/commands/table.ts';

const ROOT = path.join(import.meta.dirname, '..');
const readme = readFileSync(path.join(ROOT, 'README.md'), 'utf8');

describe('README.md', () => {
  it('shows the real answer to its question', async () => {
    const [, question, shown] = /```\n\$ npx zhiyi ask "([^"]+)"\n([\s\S]*?)```/.exec(readme)!;
    const run = promisify(execFile);
    const bin = path.join(ROOT, 'bot/zhiyi.mjs');
    const { stdout } = await run(process.execPath, [bin, 'ask', question!], { cwd: ROOT });
    expect(stdout.trim()).toBe(shown!.trim());
    expect(stdout).toContain('3.08亿元');
  });

  it('begins with the two commands', () => {
    const blocks = [...readme.matchAll(/```sh\n([\s\S]*?)```/g)].map((m) => m[1]!.trim());
    expect(blocks.slice(0, 2)).toEqual(['npm ci && npm start', 'npm ci && npm test']);
  });

  it('lists the verbs of the command line and the commands of the chat', () => {
    for (const { name, summary } of VERBS) expect(readme).toContain(`| \`${name}\` | ${summary} |`);
    for (const { name, summary, example, listed } of COMMANDS)
      if (listed) expect(readme).toContain(`| ${name} | ${summary} | ${example} |`);
  });

  it('says nothing of where the reference texts are', () => {
    expect(readme).not.toContain('ZHIYI_REFERENCE');
    expect(readme).not.toContain('../shared');
  });
});
