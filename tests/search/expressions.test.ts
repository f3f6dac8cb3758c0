import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { worstGrowth } from './bait.ts';

const SEARCH = path.join(import.meta.dirname, '../../indexer/search');
/** A regular expression literal, after what may stand before one. */
const LITERAL = /(?<=[=(:,[!&|?>]\s{0,9})\/(?![/*])((?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+)\/([a-z]*)/gu;

const expressions = readdirSync(SEARCH, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .flatMap((file) => {
    // A line of comment holds no expression, though it may hold what looks like one.
    const source = readFileSync(path.join(SEARCH, file), 'utf8').replace(/^\s*(?:\/\/|\*|\/\*\*).*$/gmu, '');
    return [...source.matchAll(LITERAL)].map((m) => ({ file, body: m[1]!, flags: m[2]! }));
  });

describe('the regular expressions of the search', () => {
  it('are found', () => {
    expect(expressions.length).toBeGreaterThan(40);
    for (const file of ['normalise', 'intents', 'frames', 'titles'])
      expect(expressions.some((e) => e.file === path.join('understand', `${file}.ts`))).toBe(true);
  });

  it.each(expressions)(
    '$file: /$body/$flags takes at most thrice the time on twice the text',
    ({ body, flags }) => {
      const all = new RegExp(body, flags.includes('g') ? flags : `${flags}g`);
      const { growth, on } = worstGrowth((text) => text.replace(all, ''));
      expect(growth, on).toBeLessThan(3);
    },
  );
});
