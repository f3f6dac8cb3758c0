import { readFileSync } from 'node:fs';
import path from 'node:path';
import { openLibrary } from '../../indexer/index.ts';

/** How far behind a question the ones stand that are asked before it: of other documents, as the file mixes them. */
const APART = [17, 53, 101];

export interface Pollution {
  readonly asked: number;
  /** Questions whose outcome or first passage is another after an unrelated one, with that one. */
  readonly changed: readonly string[];
}

/** Asks every question that stands alone after each of three unrelated ones: nothing may change by what was said before. */
export async function pollution(dirs: readonly string[], shared: string): Promise<Pollution> {
  const library = await openLibrary({ dirs, now: () => new Date('2025-01-01T00:00:00Z') });
  const questions = readFileSync(path.join(shared, 'data/questions-dev.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { question: string; turns?: string[] })
    .filter(({ turns = [] }) => turns.length === 0)
    .map(({ question }) => question);
  const said = async (question: string, turns: readonly string[]): Promise<string> => {
    const { outcome, hits } = await library.find(question, { turns });
    return outcome === 'answered' ? (hits[0]?.entry.key ?? '') : outcome;
  };
  const changed: string[] = [];
  for (const [i, question] of questions.entries()) {
    const alone = await said(question, []);
    for (const apart of APART) {
      const before = questions[(i + apart) % questions.length]!;
      if ((await said(question, [before])) !== alone) changed.push(`${before} → ${question}`);
    }
  }
  return { asked: questions.length * APART.length, changed };
}
