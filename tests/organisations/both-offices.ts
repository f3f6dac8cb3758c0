import { leakQuestions } from '../access/leak-questions.ts';
import { teamsMessage } from '../access/server-under-test.ts';
import type { Random } from '../soak/random.ts';
import { type alone, ask, BEES, FERRIES, type shared } from './organisations-under-test.ts';
import { ONLY_BEES, ONLY_FERRIES } from './shelves.ts';

export const OFFICES = [
  { id: 'ferries', host: FERRIES, foreign: ONLY_BEES },
  { id: 'bees', host: BEES, foreign: ONLY_FERRIES },
] as const;

/** What questions turn about: what either holds. */
const MATTERS = {
  words: [
    '缆绳',
    '渡工',
    '开渡',
    '夜里',
    '暗号',
    '枯井',
    '蜂箱',
    '蜂农',
    '大雾',
    '罚款',
    '检查员',
    '救生衣',
    '舵柄',
    '我局',
  ],
  titles: [
    '渡口管理条例',
    '渡口条例',
    '养蜂规定',
    '蜂船过渡办法',
    '渡船检查办法',
    'ferry-inspection-measures',
    '工作报告',
  ],
};

/** Without what is drawn by chance for each reply, and the port. */
export const same = (body: string, port: number): string =>
  body
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|"[0-9a-f]{8}"/g, 'drawn')
    .replace(/编号[::]?\s*[0-9a-f]{8}/gu, '编号')
    .replaceAll(`:${port}`, '');

interface Servers {
  readonly both: Awaited<ReturnType<typeof shared>>;
  readonly apart: ReadonlyMap<string, Awaited<ReturnType<typeof alone>>>;
}

/**
 * Asks both offices in turn, the same person in the same conversation: each answers on one server as on a server of its own.
 * @param questions so many of each
 * @returns what differs, and how many questions the two answered differently
 */
export async function askBothOffices(
  { both, apart }: Servers,
  questions: number,
  random: Random,
): Promise<{ faults: string[]; told: number }> {
  const faults: string[] = [];
  let told = 0;
  for (const [i, text] of leakQuestions(MATTERS, questions, random).entries()) {
    const json = teamsMessage(text, { id: `m${i}`, serviceUrl: 'http://127.0.0.1:1/' });
    const said: string[] = [];
    for (const { id, host, foreign } of OFFICES) {
      const own = apart.get(id)!;
      const here = await ask(both.port, host, '/api/messages', { json });
      const there = await ask(own.port, host, '/api/messages', { json });
      const words = same(here.body, both.port);
      if (here.status !== there.status || words !== same(there.body, own.port))
        faults.push(`${id}: ${text}: not as on a server of its own`);
      if (foreign.test(words)) faults.push(`${id}: ${text}: tells what is the other's`);
      said.push(words);
    }
    if (said[0] !== said[1]) told++;
  }
  return { faults, told };
}
