import type { StoredRecord } from '../../bot/records/checked-line.ts';
import { recordStore } from '../../bot/records/record-store.ts';

/** One invented question as the log keeps it. */
export function question(fields: Readonly<Record<string, unknown>>): StoredRecord {
  return {
    kind: 'question',
    time: '2024-05-29T02:00:00Z',
    turn: 't0',
    channel: 'webchat',
    conversation: 'c1',
    question: '演练多久一次',
    outcome: 'answered',
    passages: [],
    hashes: [],
    index: 'i',
    ms: 10,
    user: 'somebody',
    ...fields,
  } as StoredRecord;
}

export function feedback(fields: Readonly<Record<string, unknown>>): StoredRecord {
  const usual = { channel: 'webchat', conversation: 'c1', reaction: 'dislike', passages: [], index: 'i' };
  return { kind: 'feedback', time: '2024-05-29T03:00:00Z', ...usual, ...fields } as StoredRecord;
}

export async function* given(records: readonly StoredRecord[]): AsyncGenerator<StoredRecord> {
  yield* records;
}

/** Writes records into a folder, as those of the day that they name. */
export async function written(folder: string, records: readonly StoredRecord[]): Promise<void> {
  for (const record of records) {
    const store = recordStore({
      folder,
      instance: 'invented',
      days: 0,
      now: () => new Date(record.time),
      believed: async () => false,
      warn: () => undefined,
    });
    await store.append(record);
    await store.close();
  }
}
