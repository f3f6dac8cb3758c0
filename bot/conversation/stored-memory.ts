import type { Sender } from '../access/sender.ts';
import { type Memory, readMemory, written } from '../memory/memory.ts';
import type { Services } from './services.ts';
import type { Storage } from './storage-port.ts';

/**
 * One person in one conversation: what one asks is never shown to another.
 * @param conversation another than the message's own
 */
export function memoryKey({ channel, conversation, person }: Sender, id = conversation.id): string {
  return `memory/${channel}/${id}/${person.id}`;
}

/** What is remembered; nothing when the store cannot be read. */
export async function recall({ storage, now, memoryHours, warn }: Services, key: string): Promise<Memory> {
  const stored = await storage.read([key]).catch((error) => {
    warn('读不出对话记忆,按新对话回答', error);
    return {} as Record<string, unknown>;
  });
  return readMemory(stored[key], now(), memoryHours);
}

/** The last message of a conversation decides: no eTag. */
export async function remember(storage: Storage, key: string, memory: Memory): Promise<void> {
  await storage.write({ [key]: { ...written(memory), eTag: '*' } });
}
