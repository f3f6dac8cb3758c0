import type { Activity } from 'botbuilder';
import { Refusal } from '../../bot/access/refusal.ts';
import { ASKER, BOT, dialogue } from '../dialogues/dialogue.ts';
import { shown } from '../dialogues/shown.ts';
import type { Setting, Shown, Talk } from './suite.ts';

interface Client {
  readonly channelId: string;
  readonly teamsCards?: boolean;
}

const shownOf = (activity: Partial<Activity>): Shown => ({
  text: shown(activity),
  size: JSON.stringify(activity).length,
});
const MENTION = { type: 'mention', text: '<at>知依</at>', mentioned: BOT };

/** A conversation of a Bot Framework client, over the SDK's own test adapter. */
export async function botFrameworkTalk(client: Client, setting: Setting = {}): Promise<Talk> {
  const { group = false, services, slots } = setting;
  const talk = await dialogue({
    ...client,
    scope: group ? 'groupChat' : 'personal',
    ...(services ? { services } : {}),
    ...(slots === undefined ? {} : { slots }),
  });
  let last: Partial<Activity> | undefined;
  const changed = async (activity: Partial<Activity>): Promise<number> => {
    const before = talk.adapter.updated.length;
    await talk.receive(activity);
    return before;
  };
  return {
    votes: talk.votes,
    async say(text, { id, mention = false, files = [], other = false } = {}) {
      const attachments = files.map((name) => ({
        contentType: 'application/vnd.microsoft.teams.file.download.info',
        name,
        content: {},
      }));
      const sent = talk.receive({
        type: 'message',
        ...(id ? { id } : {}),
        text: mention ? `<at>知依</at> ${text}` : text,
        ...(mention ? { entities: [MENTION] } : {}),
        ...(attachments.length > 0 ? { attachments } : {}),
        from: other ? { id: '29:other', name: '小李' } : ASKER,
      });
      const replies = await sent.catch((error: unknown) => {
        if (error instanceof Refusal) return [{ type: 'message', text: error.message }];
        throw error;
      });
      last = replies.at(-1) as Partial<Activity> | undefined;
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

/** The vote that a message offers to Web Chat. */
export function dislikeOf(entities: readonly object[] | undefined): object {
  const [entity] = entities ?? [];
  const offered = (entity as { potentialAction?: { '@type': string }[] } | undefined)?.potentialAction;
  const found = offered?.find((action) => action['@type'] === 'DislikeAction');
  if (!found) throw new Error('the reply offers no vote');
  return found;
}
