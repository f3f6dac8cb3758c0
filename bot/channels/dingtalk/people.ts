import type { Storage } from '../../conversation/storage-port.ts';

/**
 * Whose a conversation with the robot alone is: the service takes messages to a person by staffId, records know the
 * conversation only, which by itself names nobody. Kept with the memories of conversations, and forgotten with them.
 */
export interface People {
  /** Remembers both ways. */
  met(conversation: string, staff: string): Promise<void>;
  staffOf(conversation: string): Promise<string | undefined>;
  conversationOf(staff: string): Promise<string | undefined>;
  /** Keys under which a person is remembered: all there is to forget. */
  keysOf(staff: string): Promise<string[]>;
}

const ofConversation = (conversation: string): string => `dingtalk/staff/${conversation}`;
const ofPerson = (staff: string): string => `dingtalk/conversation/${staff}`;

/** Meetings that need not be written again. */
const MOST = 5000;

export function people(storage: Storage): People {
  const known = new Set<string>();
  const read = async (key: string): Promise<string | undefined> => {
    const id = (await storage.read([key]))[key]?.id;
    return typeof id === 'string' ? id : undefined;
  };
  return {
    async met(conversation, staff) {
      const both = `${conversation}\n${staff}`;
      if (known.has(both)) return;
      if (known.size >= MOST) known.clear();
      known.add(both);
      await storage.write({
        [ofConversation(conversation)]: { id: staff, eTag: '*' },
        [ofPerson(staff)]: { id: conversation, eTag: '*' },
      });
    },
    staffOf: (conversation) => read(ofConversation(conversation)),
    conversationOf: (staff) => read(ofPerson(staff)),
    async keysOf(staff) {
      const conversation = await read(ofPerson(staff));
      return [ofPerson(staff), ...(conversation === undefined ? [] : [ofConversation(conversation)])];
    },
  };
}
