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
}

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
        [`dingtalk/staff/${conversation}`]: { id: staff, eTag: '*' },
        [`dingtalk/conversation/${staff}`]: { id: conversation, eTag: '*' },
      });
    },
    staffOf: (conversation) => read(`dingtalk/staff/${conversation}`),
    conversationOf: (staff) => read(`dingtalk/conversation/${staff}`),
  };
}
