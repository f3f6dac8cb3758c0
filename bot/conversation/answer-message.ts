import { passagesOf } from '../answers/answer.ts';
import { respond } from '../commands/dispatch.ts';
import type { Reply as Response } from '../commands/turn.ts';
import { answered, type Memory } from '../memory/memory.ts';
import { saidOf, withSaid } from '../memory/said.ts';
import { performEffects } from './effects.ts';
import type { Exchange } from './exchange.ts';
import type { Incoming } from './incoming.ts';
import { sendPrivately } from './private-reply.ts';
import { goneOn, keepForGroup } from './quoted.ts';
import { type Reply, replyOf } from './reply.ts';
import type { Services } from './services.ts';
import { memoryKey, recall, remember } from './stored-memory.ts';
import { filesAlone, withUnread } from './unread-files.ts';
import { welcomeKey } from './welcome.ts';

/** Longest question that is looked at. */
const LONGEST = 10_000;

interface Amending {
  /** The memory to answer from; by default what is stored. */
  readonly memory?: Memory;
  /** Id of an earlier reply that this one takes the place of. */
  readonly replaces?: string;
}

/** Answers one message in its conversation: remembers, replies, records. */
export async function answerMessage(
  exchange: Exchange,
  services: Services,
  incoming: Incoming,
  amending: Amending = {},
): Promise<void> {
  const began = performance.now();
  const { turn, sender } = exchange;
  const key = memoryKey(sender);
  const [recalled, knowledge] = await Promise.all([
    amending.memory ?? recall(services, key),
    services.knowledge(sender),
  ]);
  const { text, quoted } = incoming;
  const memory = text && quoted ? await goneOn(recalled, quoted, sender, services) : recalled;
  // Who only names the bot beside an earlier message asks about that.
  const question = (text || (quoted?.words ?? '')).slice(0, LONGEST);
  const { action, files = [], drafts = [] } = incoming;
  const imports = services.imports?.(sender);
  const asked = {
    text: question,
    action,
    ...(drafts.length > 0 ? { files: drafts } : {}),
    ...(imports ? { imports } : {}),
    memory,
    knowledge,
    now: services.now(),
  };
  const isFileAlone = question === '' && action === undefined && files.length > 0 && drafts.length === 0;
  const plain = isFileAlone ? filesAlone(asked) : await respond(asked);
  const done = await performEffects(exchange, services, plain, memory);
  const response = { ...done, answer: withUnread(done.answer, unreadOf(incoming, plain)) };
  const reply = replyOf(response.answer, services.publicUrl, turn);
  const passages = passagesOf(response.answer).map((p) => p.key);
  const [{ sent, aside }] = await Promise.all([
    deliver(exchange, services, response, reply, amending.replaces),
    services.questions
      .record(
        {
          time: services.now().toISOString(),
          turn,
          channel: sender.channel,
          conversation: sender.conversation.id,
          question,
          outcome: response.outcome,
          reason: response.reason,
          passages,
          index: knowledge.library.header.corpusHash,
          ms: Math.round((performance.now() - began) * 10) / 10,
          // A greeting in a group is nobody's in particular.
          stored: [key, ...(sender.conversation.group ? [] : [welcomeKey(sender)]), ...exchange.stored],
        },
        sender,
      )
      .catch((error) => services.warn('提问记录写不进去', error, turn)),
  ]);
  const ids = { turn, reply: sent };
  const rated = reply.rated ? answered(response.memory, { ...ids, question, passages }) : response.memory;
  const said = saidOf(response.memory, { ...ids, text: reply.text });
  const remembered = { ...rated, said: withSaid(rated.said, said) };
  if (!aside) {
    await Promise.all([
      remember(services.storage, key, { ...remembered, last: { ...ids, asked: incoming.id } }),
      keepForGroup(sender, services, said),
    ]);
    return;
  }
  // What was said privately is gone on with there, and leaves no trace in the group.
  if (aside.key === undefined) return;
  const { reading } = await recall(services, aside.key);
  await remember(services.storage, aside.key, { ...remembered, reading });
}

/** Names of the files that nothing was read of. */
function unreadOf({ files = [], drafts = [] }: Incoming, { filesRead }: Response): readonly string[] {
  const read = filesRead ? drafts.map(({ name }) => name) : [];
  return files.filter((name) => !read.includes(name));
}

/** What became of an answer: the id of what was sent, or the memory of the private conversation it went to instead. */
interface Delivered {
  readonly sent?: string;
  readonly aside?: { readonly key?: string };
}

async function deliver(
  exchange: Exchange,
  services: Services,
  response: Response,
  reply: Reply,
  replaces?: string,
): Promise<Delivered> {
  const { sender, replies } = exchange;
  if (sender.conversation.group && response.effects.some((e) => e.kind === 'private')) {
    const conversation = await sendPrivately(exchange, services, reply);
    return { aside: conversation ? { key: memoryKey(sender, conversation) } : {} };
  }
  if (replaces === undefined) return withId(await replies.send(reply));
  await replies.update(replaces, reply);
  return { sent: replaces };
}

function withId(sent: string | undefined): Delivered {
  return sent ? { sent } : {};
}
