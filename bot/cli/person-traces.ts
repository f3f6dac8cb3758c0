import { createReadStream } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { people } from '../channels/dingtalk/people.ts';
import { pageFolder } from '../channels/web/page-archive.ts';
import { FOLLOWS, followKey, followStore } from '../conversation/follow-store.ts';
import { HANDOVERS, handed } from '../conversation/handover.ts';
import type { Storage } from '../conversation/storage-port.ts';
import { countRecords, eraseRecords } from '../records/erase.ts';
import { pseudonyms } from '../records/pseudonyms.ts';
import { readRecords } from '../records/read-records.ts';
import { sealedKeys } from '../records/sealed-keys.ts';

/** A person by an id of a channel. */
export interface PersonId {
  readonly channel: string;
  readonly id: string;
}

/** Where something of people may be. */
export interface Stage {
  /** Folder of the records. */
  readonly folder: string;
  readonly storage: Storage;
  /** The secret that the records were made with. */
  readonly secret: string;
}

/** All that is kept of a person. */
export interface Traces {
  /** Every id of the person: those asked for, and those that their records tell of. */
  readonly ids: readonly PersonId[];
  readonly users: ReadonlySet<string>;
  /** Conversations that are this person's alone. */
  readonly conversations: ReadonlySet<string>;
  /** Lines of records. */
  readonly lines: number;
  /** Keys of the store under which something is there. */
  readonly keys: readonly string[];
  /** Files of conversations on the page. */
  readonly pages: readonly string[];
}

/** Keys that are read at a time. */
const BATCH = 200;

/** Everything that is there of somebody, by one id or all of them. */
export async function tracesOf(stage: Stage, asked: readonly PersonId[]): Promise<Traces> {
  const { folder, storage } = stage;
  const told = await toldByRecords(stage, asked);
  const { ids, users, conversations } = told;
  const met = ids.filter(({ channel }) => channel === 'dingtalk').map(({ id }) => people(storage).keysOf(id));
  const candidates = new Set([
    ...told.keys,
    ...(await storedOf(storage, told)),
    ...(await Promise.all(met)).flat(),
  ]);
  return {
    ids,
    users,
    conversations,
    lines: await countRecords(folder, { users, conversations }),
    keys: await existing(storage, [...candidates]),
    pages: await pagesOf(pageFolder(folder), new Set(ids.map(({ id }) => id))),
  };
}

/** Deletes what was found: the records last, which tell where the rest is, so that what was interrupted can be done again. */
export async function eraseTraces({ folder, storage }: Stage, traces: Traces): Promise<void> {
  const { forget } = followStore(storage);
  for (const key of traces.keys) if (key.startsWith(FOLLOWS)) await forget(key);
  await storage.delete([...traces.keys]);
  for (const file of traces.pages) await rm(file, { force: true });
  await eraseRecords(folder, traces);
}

interface Told {
  readonly ids: PersonId[];
  readonly users: Set<string>;
  readonly conversations: Set<string>;
  readonly keys: Set<string>;
}

/**
 * A record names its person by a pseudonym and by the keys it holds sealed, which tell another id: either leads to the other
 * records of the same person, until nothing new is told.
 */
async function toldByRecords({ folder, secret }: Stage, asked: readonly PersonId[]): Promise<Told> {
  const pseudonym = pseudonyms(secret);
  const { open } = sealedKeys(secret);
  const ids = new Map(asked.map((one) => [`${one.channel} ${one.id}`, one]));
  const users = new Set([...ids.keys()].map(pseudonym));
  const told = { users, keys: new Set<string>(), conversations: new Set<string>() };
  for (let known = -1; known < ids.size + users.size; ) {
    known = ids.size + users.size;
    for await (const record of readRecords(folder)) {
      const { user, channel, conversation, sealed } = record as Kept;
      if (!user || !channel || !conversation) continue;
      const memories = `memory/${channel}/${conversation}/`;
      const keys = (sealed && open(sealed)) || [];
      const own = keys.flatMap((key) => (key.startsWith(memories) ? [key.slice(memories.length)] : []));
      if (!users.has(user) && !own.some((id) => ids.has(`${channel} ${id}`))) continue;
      users.add(user);
      for (const id of own) {
        ids.set(`${channel} ${id}`, { channel, id });
        users.add(pseudonym(`${channel} ${id}`));
      }
      for (const key of keys) told.keys.add(key);
      // Records of earlier versions hold no keys.
      for (const { id } of ids.values())
        told.keys.add(memories + id).add(followKey(channel, conversation, id));
      if (keys.includes(`welcomed/${channel}/${conversation}`)) told.conversations.add(conversation);
    }
  }
  return { ids: [...ids.values()], ...told };
}

/** What is looked at in a record. */
interface Kept {
  readonly user?: string;
  readonly channel?: string;
  readonly conversation?: string;
  readonly sealed?: string;
}

/** Keys of the person in a store that can list its own: what the records have forgotten or never told. */
async function storedOf(storage: Storage, { ids, conversations }: Told): Promise<string[]> {
  const found: string[] = [];
  const handovers: string[] = [];
  for await (const key of storage.keys?.() ?? []) {
    if (key.startsWith(HANDOVERS)) handovers.push(key);
    const own = ids.some(
      ({ channel, id }) =>
        ['memory/', FOLLOWS].some((kind) => key.startsWith(`${kind}${channel}/`)) && key.endsWith(`/${id}`),
    );
    if (own) found.push(key);
  }
  for (let at = 0; at < handovers.length; at += BATCH)
    for (const [key, item] of Object.entries(await storage.read(handovers.slice(at, at + BATCH)))) {
      const asker = handed.safeParse(item).data?.asker;
      const mine = ids.some(({ channel, id }) => channel === asker?.channel && id === asker.person);
      if (mine || (asker && conversations.has(asker.conversation))) found.push(key);
    }
  return found;
}

async function existing(storage: Storage, keys: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (let at = 0; at < keys.length; at += BATCH)
    found.push(...Object.keys(await storage.read(keys.slice(at, at + BATCH))));
  return found;
}

/** Conversations of the page name their person in their first line. */
async function pagesOf(folder: string, ids: ReadonlySet<string>): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  const found: string[] = [];
  for (const name of names.filter((n) => n.endsWith('.jsonl')).sort()) {
    const file = path.join(folder, name);
    if (ids.has((await firstUser(file)) ?? '')) found.push(file);
  }
  return found;
}

async function firstUser(file: string): Promise<string | undefined> {
  const input = createReadStream(file);
  try {
    for await (const line of createInterface({ input })) return (JSON.parse(line) as { user?: string }).user;
  } catch {
    // A torn head names nobody.
  } finally {
    input.destroy();
  }
  return undefined;
}
