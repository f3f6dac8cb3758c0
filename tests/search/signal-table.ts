import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { SIGNALS } from '../../indexer/search/rank/signals.ts';
import { PROFILES } from '../../indexer/search/weights.ts';

const INDEXER = path.join(import.meta.dirname, '../../indexer');
export const README = path.join(INDEXER, 'README.md');
const HEAD = '| signal | `default` | `statutes` | what it asks of a passage |';

/** The table of signals with the weights of each profile and the comment that each signal has in the code. */
export function signalTable(): string {
  const source = readFileSync(path.join(INDEXER, 'search/rank/signals.ts'), 'utf8');
  const rows = (Object.keys(SIGNALS) as (keyof typeof SIGNALS)[]).map((name) => {
    const comment = new RegExp(`/\\*\\* ([^\\n]*) \\*/\\n  ${name}:`).exec(source)?.[1] ?? '';
    const weights = [PROFILES.default, PROFILES.statutes].map((p) => p.weights.signals[name]);
    return `| \`${name}\` | ${weights.join(' | ')} | ${comment} |`;
  });
  return [HEAD, '|---|---|---|---|', ...rows].join('\n');
}

/** The same table as the README has it. */
export function tableInReadme(): string {
  const lines = readFileSync(README, 'utf8').split('\n');
  const from = lines.indexOf(HEAD);
  const rows = lines.slice(from).findIndex((line) => !line.startsWith('|'));
  return lines.slice(from, from + rows).join('\n');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  writeFileSync(README, readFileSync(README, 'utf8').replace(tableInReadme(), signalTable));
