import { readFileSync } from 'node:fs';
import path from 'node:path';
import { passageSum } from '../../indexer/documents/passage-sum.ts';
import { libraryOf } from '../../indexer/search/library.ts';
import { formatLocator } from '../../indexer/structure/locator.ts';
import type { ApprovedAnswer, Entry } from '../../indexer/types.ts';
import { now, shippedHoldings, shippedIndex } from './libraries.ts';

const QUESTIONS = path.join(import.meta.dirname, '../eval/questions');

interface Row {
  readonly question: string;
  readonly turns?: readonly string[];
}

function rowsOf(set: string, split: string): Row[] {
  return readFileSync(path.join(QUESTIONS, `${set}.${split}.jsonl`), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Row);
}

export function bound(question: string, entry: Entry, changed: Partial<ApprovedAnswer> = {}): ApprovedAnswer {
  const { document, provision, locator } = entry;
  const ref = document.version === undefined ? document.id : `${document.id}@${document.version}`;
  const passage = { document: ref, at: formatLocator(locator), sum: passageSum(provision) };
  return { question, also: [], passages: [passage], by: '示例处', on: '2024-12-01', ...changed };
}

/**
 * Approves answers for every question of the development set, and asks the questions of all sets: those that it was not approved
 * for are answered as before, those that it was by what was approved.
 * @param every so many questions, one is asked
 * @returns what is not so, and how many were given what was approved for them
 */
export async function askWithApproved(every: number): Promise<{ faults: string[]; given: number }> {
  const holdings = await shippedHoldings();
  const opened = await shippedIndex();
  const plain = await libraryOf(holdings, { now, opened });
  const wanted = [...new Set(rowsOf('answerable', 'dev').map(({ question }) => question))].filter(
    (question) => question.length >= 4,
  );
  const passages = plain.entries.filter(({ document }) => plain.statusOn(document) === 'in_force');
  const approved = wanted.map((question, i) => bound(question, passages[(i * 37) % passages.length]!));
  const library = await libraryOf({ ...holdings, approved }, { now, opened });
  const faults = library
    .approved()
    .filter(({ state }) => state !== 'good')
    .map(({ answer, state }) => `${answer.question}: ${state}`);
  const asked = ['answerable', 'unanswerable', 'lookups', 'conversations'].flatMap((set) =>
    rowsOf(set, 'dev'),
  );
  let given = 0;
  // Some ask the same but for a 的: then the answer of either is right.
  const bare = (question: string): string => question.replace(/[的了呢吧啊呀吗嘛\s,。?!,?!]/gu, '');
  for (const { question, turns = [] } of asked.filter((_, i) => i % every === 0)) {
    const finding = await library.find(question, { turns });
    const meant = approved.filter((answer) => bare(answer.question) === bare(question));
    const [hit] = finding.hits;
    if (meant.length === 0) {
      const before = await plain.find(question, { turns });
      if (JSON.stringify(finding) !== JSON.stringify(before)) faults.push(`${question}: answered otherwise`);
    } else if (
      finding.approved &&
      hit &&
      meant.some(({ passages: [p] }) => p!.at === formatLocator(hit.locator))
    )
      given++;
    // Two questions in one message are answered one by one, and a talk may mean something else.
    else if (!finding.parts && turns.length === 0) faults.push(`${question}: not answered as approved`);
  }
  return { faults, given };
}
