import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { ASPECTS, aspectsAsked, aspectsTold } from '../../indexer/language/zh/aspects.ts';
import { fold } from '../../indexer/search/fold.ts';

/** Sentences of the report and of headnotes, and questions, each with the aspects a reader who saw no code gave it. */
function labelled(name: string): { text: string; aspects: ReadonlySet<string> }[] {
  return readFileSync(path.join(import.meta.dirname, name), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [text = '', aspects = ''] = line.split('\t');
      return { text, aspects: new Set(aspects.split(/[,、]\s*/u)) };
    });
}

it.each([
  ['aspects.told.tsv', 400, (text: string) => aspectsTold(fold(text)), 0.6, 0.7],
  ['aspects.asked.tsv', 120, (text: string) => new Set(aspectsAsked(text)), 0.65, 0.65],
] as const)(
  '%s: most labels are found, and most that are found are right',
  (name, count, found, precise, complete) => {
    const rows = labelled(name);
    expect(rows.length).toBe(count);
    let [right, wrong, missed] = [0, 0, 0];
    for (const { text, aspects } of rows) {
      const told: ReadonlySet<string> = found(text);
      for (const aspect of Object.keys(ASPECTS)) {
        if (told.has(aspect) && aspects.has(aspect)) right++;
        else if (told.has(aspect)) wrong++;
        else if (aspects.has(aspect)) missed++;
      }
    }
    expect(right / (right + wrong)).toBeGreaterThan(precise);
    expect(right / (right + missed)).toBeGreaterThan(complete);
  },
);
