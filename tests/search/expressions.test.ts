import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { checkSync } from 'recheck';
import { describe, expect, it } from 'vitest';

const INDEXER = path.join(import.meta.dirname, '../../indexer');
/** What reads a person's question. */
const ROOMS = ['search', 'language'].filter((room) => existsSync(path.join(INDEXER, room)));
/** A regular expression literal, after what may stand before one. */
const LITERAL = /(?<=[=(:,[!&|?>]\s{0,9})\/(?![/*])((?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+)\/([a-z]*)/gu;

const expressions = ROOMS.flatMap((room) =>
  readdirSync(path.join(INDEXER, room), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .flatMap((name) => {
      const file = path.posix.join(room, name);
      // A line of comment holds no expression, though it may hold what looks like one.
      const source = readFileSync(path.join(INDEXER, file), 'utf8').replace(
        /^\s*(?:\/\/|\*|\/\*\*).*$/gmu,
        '',
      );
      return [...source.matchAll(LITERAL)].map((m) => ({ file, body: m[1]!, flags: m[2]! }));
    }),
);

/** What the automaton cannot tell is tried with texts drawn by chance: the same in every run, so that a run can be repeated. */
const SEED = 2025;

/** A window of so many characters costs that many steps at each beginning, which is linear; to the check it looks quadratic. */
function withoutWindows(body: string): string {
  return body.replace(/\.\{\d+,\d+\}/gu, '.');
}

describe('the regular expressions that read a question', () => {
  it('are found', () => {
    expect(expressions.length).toBeGreaterThan(40);
  });

  it.each(expressions)('$file: /$body/$flags takes steps that grow with the text', ({ body, flags }) => {
    const found = checkSync(withoutWindows(body), flags, { timeout: 60_000, randomSeed: SEED });
    expect(found.status, 'complexity' in found ? found.complexity.summary : '').toBe('safe');
  });
});
