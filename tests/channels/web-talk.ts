import type { Activity } from 'botbuilder';
import { rateLimit } from '../../bot/access/rate-limit.ts';
import { Refusal } from '../../bot/access/refusal.ts';
import { turnGate } from '../../bot/access/turn-gate.ts';
import { pageConversations } from '../../bot/channels/web/page-conversations.ts';
import { type PageEvent, webChannel } from '../../bot/channels/web/web-channel.ts';
import { assistant } from '../../bot/conversation/assistant.ts';
import { NOW } from '../bot/reader-shelf.ts';
import { servicesUnderTest } from '../dialogues/services-under-test.ts';
import { shown } from '../dialogues/shown.ts';
import { dislikeOf } from './bot-framework-talk.ts';
import type { Setting, Talk } from './suite.ts';

/** A conversation of the own page, from what its Direct Line bridge hands on. */
export async function webTalk({ services: changed, slots = 100 }: Setting = {}): Promise<Talk> {
  const { services, votes } = await servicesUnderTest(changed);
  let serial = 0;
  const conversations = pageConversations(NOW, () => `secret ${serial++}`.padEnd(32, '.'));
  const often = rateLimit(1_000_000, NOW);
  const gate = turnGate({ limit: often, remarks: often, most: slots, refused: () => undefined });
  const channel = webChannel({ conversations, assistant: assistant(services), gate });
  const { conversation } = conversations.open();
  const receive = async (event: PageEvent): Promise<Partial<Activity>[]> => {
    const { watermark } = conversations.since(conversation, 0);
    await channel.receive(conversation, event).catch((error: unknown) => {
      if (!(error instanceof Refusal)) throw error;
    });
    return conversations.since(conversation, watermark).activities as Partial<Activity>[];
  };
  let last: Partial<Activity> | undefined;
  const heard: Partial<Activity>[] = [];
  return {
    votes,
    async say(text, { id, files = [], draft, quoted } = {}) {
      const read = async () => Buffer.from(draft?.words ?? '');
      const sent = [...files, ...(draft ? [draft.name] : [])].map((name) => ({ name, read }));
      const replies = await receive({
        ...{ type: 'message', text },
        ...(id ? { id } : {}),
        ...(typeof quoted === 'number' ? { channelData: { quoted: quotedBy(heard[quoted]) } } : {}),
        ...(sent.length > 0 ? { files: sent } : {}),
      });
      last = replies.at(-1);
      if (last) heard.push(last);
      return replies.map((r) => ({ text: shown(r), size: JSON.stringify(r).length }));
    },
    async dislike() {
      const entities = [dislikeOf(last?.entities)];
      await receive({ type: 'event', name: 'webchat:activity-status/feedback', entities });
    },
  };
}

/** What the button under an answer tells the page's script. */
function quotedBy(answer: Partial<Activity> | undefined): string {
  const turn = /"quote":\{"turn":"([^"]+)"/u.exec(JSON.stringify(answer))?.[1];
  if (!turn) throw new Error('the answer cannot be quoted');
  return turn;
}
