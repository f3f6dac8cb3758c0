import path from 'node:path';
import { chinaDay, type Document, type ImportResult, importOriginal, ruleIn } from '../indexer/index.ts';
import type { Imports } from './commands/turn.ts';
import { IMPORTED } from './folders.ts';
import type { KnowledgeService } from './knowledge-service.ts';

interface Parts {
  /** The folders that are read. */
  readonly folders: readonly string[];
  readonly knowledge: Pick<KnowledgeService, 'current' | 'reload'>;
  readonly now: () => Date;
  readonly newTicket: () => string;
  /** Told of what was tried, for the operator. */
  readonly done: (result: ImportResult) => void;
}

/** Files that wait for a yes, and for how long; in memory only. */
const MOST_WAITING = 5;
const WAIT_MS = 10 * 60_000;

interface Waiting {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly until: number;
}

/** Where official texts are taken in from a chat: offered first, written only when that is asked for. */
export function importDesk({ folders, knowledge, now, newTicket, done }: Parts): Imports {
  const waiting = new Map<string, Waiting>();
  const sweep = (): void => {
    for (const [ticket, { until }] of waiting)
      if (until < now().getTime() || waiting.size > MOST_WAITING) waiting.delete(ticket);
  };
  /** One after the other: two files may be one text. */
  let last: Promise<unknown> = Promise.resolve();
  const takeIn = async ({ name, bytes }: Waiting) => {
    const { documents } = (await knowledge.current()).library;
    const result = await importOriginal(
      { name, bytes },
      { catalogue: documents, out: importFolder(folders), today: chinaDay(now()) },
    );
    done(result);
    if (result.outcome !== 'new' && result.outcome !== 'changed') return { result };
    const document = await heldNow(knowledge, result);
    return { result, ...(document ? { document } : {}) };
  };
  return {
    async offer({ name, bytes }) {
      const { documents } = (await knowledge.current()).library;
      const rule = await ruleIn({ name, bytes }, { catalogue: documents, today: chinaDay(now()) });
      if (!rule) return undefined;
      const ticket = newTicket();
      waiting.set(ticket, { name, bytes, until: now().getTime() + WAIT_MS });
      sweep();
      return { ticket, ...rule };
    },
    async take(ticket) {
      sweep();
      const found = waiting.get(ticket);
      if (!found) return undefined;
      waiting.delete(ticket);
      const turn = last.then(() => takeIn(found));
      last = turn.catch(() => undefined);
      return turn;
    },
  };
}

/** Where texts are brought to: the usual folder where that is read, else the last that is. */
export function importFolder(folders: readonly string[]): string {
  const usual = path.resolve(IMPORTED);
  const isRead = folders.some((folder) => {
    const below = path.relative(path.resolve(folder), usual);
    return below === '' || !(below.startsWith('..') || path.isAbsolute(below));
  });
  return isRead ? IMPORTED : (folders.at(-1) ?? IMPORTED);
}

/** The text as it is held after a reload. One that was on its way may have read the folder before the file was there. */
async function heldNow(
  knowledge: Pick<KnowledgeService, 'current' | 'reload'>,
  { id = '', version }: ImportResult,
): Promise<Document | undefined> {
  for (let tries = 0; tries < 2; tries++) {
    await knowledge.reload();
    const { library } = await knowledge.current();
    const document = library.document(id, version);
    if (document?.text === 'official') return document;
  }
  return undefined;
}
