import type { Activity } from 'botbuilder';
import { vi } from 'vitest';
import { Refusal } from '../../bot/access/refusal.ts';
import { ASKER, BOT, type Dialogue, dialogue } from '../dialogues/dialogue.ts';
import { shown } from '../dialogues/shown.ts';
import { agentsDialogue } from './agents-dialogue.ts';
import type { Said, Setting, Shown, Talk } from './suite.ts';

interface Client {
  readonly channelId: string;
  readonly teamsCards?: boolean;
  /** By the successor of botbuilder. */
  readonly agents?: boolean;
}

/** What a conversation is driven by: an SDK's adapter that keeps what was changed and taken back. */
export type Driver = Pick<Dialogue, 'votes' | 'receive'> & {
  readonly adapter: Pick<Dialogue['adapter'], 'updated' | 'deleted'>;
};

const shownOf = (activity: Partial<Activity>): Shown => ({
  text: shown(activity),
  size: JSON.stringify(activity).length,
});
const MENTION = { type: 'mention', text: '<at>知依</at>', mentioned: BOT };

/** A conversation of a Bot Framework client, over the SDK's own test adapter. */
export async function botFrameworkTalk(client: Client, setting: Setting = {}): Promise<Talk> {
  const { group = false, services, slots } = setting;
  const begin: (own: Parameters<typeof dialogue>[0]) => Promise<Driver> = client.agents
    ? agentsDialogue
    : dialogue;
  const talk = await begin({
    ...client,
    scope: group ? 'groupChat' : 'personal',
    ...(services ? { services } : {}),
    ...(slots === undefined ? {} : { slots }),
  });
  let last: Partial<Activity> | undefined;
  const heard: Partial<Activity>[] = [];
  const changed = async (activity: Partial<Activity>): Promise<number> => {
    const before = talk.adapter.updated.length;
    await talk.receive(activity);
    return before;
  };
  return {
    votes: talk.votes,
    async say(text, said = {}) {
      const { id, mention = false, files = [], draft, other = false, others = [] } = said;
      const contentType = 'application/vnd.microsoft.teams.file.download.info';
      const attachments: Referred[] = files.map((name) => ({ contentType, name, content: {} }));
      if (draft) {
        const downloadUrl = 'https://example.sharepoint.com/draft';
        attachments.push({ contentType, name: draft.name, content: { downloadUrl } });
        vi.stubGlobal('fetch', async () => new Response(draft.words));
      }
      attachments.push(...referred(said, heard, client.channelId === 'msteams'));
      const names = others.map((name) => `<at>${name}</at> `).join('');
      const people = others.map((name) => ({
        ...{ type: 'mention', text: `<at>${name}</at>` },
        mentioned: { id: `29:${name}`, name },
      }));
      const sent = talk.receive({
        type: 'message',
        ...(id ? { id } : {}),
        text: mention ? `<at>知依</at> ${names}${text}` : text,
        ...(mention ? { entities: [MENTION, ...people] } : {}),
        ...(attachments.length > 0 ? { attachments } : {}),
        from: other ? { id: '29:other', name: '小李' } : ASKER,
      });
      const replies = await sent.catch((error: unknown) => {
        if (error instanceof Refusal) return [{ type: 'message', text: error.message }];
        throw error;
      });
      if (draft) vi.unstubAllGlobals();
      last = replies.at(-1) as Partial<Activity> | undefined;
      if (last) heard.push(last);
      return replies.map((r) => shownOf(r as Partial<Activity>));
    },
    async edit(id, text) {
      const before = await changed({
        type: 'messageUpdate',
        id,
        text,
        channelData: { eventType: 'editMessage' },
      });
      return talk.adapter.updated.slice(before).map(shownOf);
    },
    async remove(id) {
      await changed({ type: 'messageDelete', id, channelData: { eventType: 'softDeleteMessage' } });
      return talk.adapter.deleted.length === 1;
    },
    async dislike() {
      if (client.channelId === 'msteams')
        await talk.receive({
          type: 'invoke',
          name: 'message/submitAction',
          ...(last?.id ? { replyToId: last.id } : {}),
          value: { actionName: 'feedback', actionValue: { reaction: 'dislike' } },
        });
      else
        await talk.receive({
          type: 'event',
          name: 'webchat:activity-status/feedback',
          entities: [dislikeOf(last?.entities)] as never,
        });
    },
  };
}

interface Referred {
  readonly contentType: string;
  readonly name: string;
  readonly content: object;
}

/** A quoted or forwarded message, as Teams attaches it; other clients tell the first words only. */
function referred(
  { quoted, forwarded }: Said,
  heard: readonly Partial<Activity>[],
  byId: boolean,
): Referred[] {
  if (forwarded !== undefined) {
    const content = { originalMessageId: '1', originalMessageContent: `<p>${forwarded}</p>` };
    return [{ contentType: 'forwardedMessageReference', name: '', content }];
  }
  if (quoted === undefined) return [];
  const reply = typeof quoted === 'number' ? heard[quoted] : undefined;
  const preview = { messagePreview: typeof quoted === 'string' ? quoted : shown(reply).slice(0, 80) };
  const content = byId && reply ? { messageId: reply.id } : preview;
  return [{ contentType: 'messageReference', name: '', content }];
}

/** The vote that a message offers to Web Chat. */
export function dislikeOf(entities: readonly object[] | undefined): object {
  const [entity] = entities ?? [];
  const offered = (entity as { potentialAction?: { '@type': string }[] } | undefined)?.potentialAction;
  const found = offered?.find((action) => action['@type'] === 'DislikeAction');
  if (!found) throw new Error('the reply offers no vote');
  return found;
}
