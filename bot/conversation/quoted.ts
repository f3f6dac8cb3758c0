import { z } from 'zod';
import type { Sender } from '../access/sender.ts';
import { type Memory, remembered } from '../memory/memory.ts';
import { quotedIn, type Said, said, withSaid } from '../memory/said.ts';
import type { Quoted } from './incoming.ts';
import type { Services } from './services.ts';

const list = z.object({ said: z.array(said), at: z.number() });

/**
 * The memory that a message which quotes another is answered from: a reply of ours as it left the conversation, with its
 * passage and its choices, not those of the last reply; words of others as if they had been said just before. In a group
 * everybody may quote what was answered to anybody: all have read it.
 */
export async function goneOn(
  memory: Memory,
  quoted: Quoted,
  sender: Sender,
  services: Services,
): Promise<Memory> {
  const found = quotedIn(memory.said, quoted) ?? quotedIn(await saidInGroup(sender, services), quoted);
  if (!found) {
    if (!quoted.words) return memory;
    // What was shown last is not what these words are about.
    const nothingShown = { choices: [], entries: [], document: undefined, question: undefined };
    return { ...memory, ...nothingShown, turns: remembered([], quoted.words) };
  }
  const { turn, turns, choices, entries, document, question } = found;
  // A vote without a name is for the last of them.
  const answers = [...(memory.answers ?? [])].sort(
    (a, b) => Number(a.turn === turn) - Number(b.turn === turn),
  );
  return { ...memory, turns, choices, entries, document, question, answers };
}

/** Keeps a reply of a group for those who did not ask. */
export async function keepForGroup(sender: Sender, services: Services, latest: Said): Promise<void> {
  if (!sender.conversation.group) return;
  const kept = withSaid(await saidInGroup(sender, services), latest);
  await services.storage.write({
    [keyOf(sender)]: { said: kept, at: services.now().getTime(), eTag: '*' },
  });
}

/** Forgotten as conversations are. Of two turns that end together one may be missing, and its quote is words then. */
async function saidInGroup(sender: Sender, { storage, now, memoryHours }: Services): Promise<Said[]> {
  if (!sender.conversation.group) return [];
  const key = keyOf(sender);
  const stored = await storage.read([key]).catch(() => ({}) as Record<string, unknown>);
  const read = list.safeParse(stored[key]).data;
  return read && now().getTime() - read.at <= memoryHours * 3_600_000 ? read.said : [];
}

function keyOf({ channel, conversation }: Sender): string {
  return `said/${channel}/${conversation.id}`;
}
