import path from 'node:path';
import { loadKnowledge } from '../../indexer/documents/load.ts';
import { entriesOf } from '../../indexer/search/entries.ts';

const KNOWLEDGE = path.join(import.meta.dirname, '../../knowledge');

/** What may stand behind the words of a headnote to make a question of them. */
const ENDINGS = [
  '有什么规定',
  '怎么办',
  '谁负责',
  '要多久',
  '怎么处罚',
  '多少钱',
  '归谁管',
  '需要什么条件',
  '由谁批准',
  '是什么意思',
];

/** A step through the questions that comes by each once: they are fewer, and it is a prime. */
const STEP = 7919;

/**
 * Questions of the shipped knowledge, no two the same: words of each entry, asked in each of ten ways, dealt out so that
 * every stretch of them has all kinds, and answers and refusals alike.
 */
export async function chatQuestions(): Promise<string[]> {
  const { documents } = await loadKnowledge([KNOWLEDGE]);
  const topics = documents.flatMap((document) =>
    entriesOf(document).map((entry) => {
      const words = (entry.headnote?.text ?? entry.text).replace(/[^\p{sc=Han}\d]+/gu, '');
      return words.slice(4, 14);
    }),
  );
  const all = [...new Set(ENDINGS.flatMap((ending) => topics.map((topic) => `${topic}${ending}?`)))];
  return all.map((_, i) => all[(i * STEP) % all.length]!);
}
