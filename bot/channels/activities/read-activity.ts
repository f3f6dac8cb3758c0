import type { Sender } from '../../access/sender.ts';
import { submittedAction } from '../../answers/action.ts';
import type { Incoming, Quoted } from '../../conversation/incoming.ts';
import type { Activity } from './activity.ts';
import { mentionsBot, messageText } from './message-text.ts';
import { sentFiles } from './sent-files.ts';

/** Who sent an activity, and where. */
export function senderOf(activity: Activity): Sender {
  const { conversation, from, recipient, serviceUrl } = activity;
  const { tenant, team } = (activity.channelData ?? {}) as {
    tenant?: { id?: unknown } | null;
    team?: { id?: unknown; aadGroupId?: unknown } | null;
  };
  const own = conversation.tenantId;
  return {
    channel: activity.channelId,
    person: {
      id: from?.id ?? '',
      ...(from?.aadObjectId ? { directoryId: from.aadObjectId } : {}),
      ...(from?.name ? { name: from.name } : {}),
    },
    conversation: { id: conversation.id, group: isGroup(activity) },
    tenants: named([own, tenant?.id]),
    teams: named([team?.aadGroupId, team?.id]).filter((id) => typeof id === 'string'),
    address: { serviceUrl: serviceUrl ?? '', bot: recipient?.id ?? '', ...(own ? { tenant: own } : {}) },
  };
}

/** A message, or the words of a button. */
export function incomingOf(activity: Activity): Incoming {
  const files = filesOf(activity);
  const drafts = sentFiles(activity);
  const quoted = quotedOf(activity);
  const action = submittedAction(activity.value);
  return {
    ...senderOf(activity),
    id: activity.id ?? '',
    text: messageText(activity),
    ...(action === undefined ? {} : { action }),
    ...(quoted ? { quoted } : {}),
    ...(files.length > 0 ? { files } : {}),
    ...(drafts.length > 0 ? { drafts } : {}),
    mentioned: mentionsBot(activity),
  };
}

/** A bot answering a bot would never end. Teams' bot ids begin with 28:. */
export function fromBot({ from, recipient }: Activity): boolean {
  if (from?.role === 'bot' || from?.role === 'skill') return true;
  return from?.id !== undefined && (from.id === recipient?.id || from.id.startsWith('28:'));
}

/** Group chats and channels: the bot speaks only when spoken to. */
function isGroup({ conversation }: Activity): boolean {
  return (
    conversation.isGroup === true || ['groupChat', 'channel'].includes(conversation.conversationType ?? '')
  );
}

/** What is named but is no id stays as something that no list has. */
function named(ids: readonly unknown[]): string[] {
  return ids.flatMap((id) => (id === undefined || id === '' ? [] : [String(id)]));
}

/** What is part of a message itself: its own HTML, a card, the message that it answers. */
const NO_FILE =
  /^(?:text\/html|messageReference|forwardedMessageReference|application\/vnd\.microsoft\.(?:card|teams\.card)\b.*)$/u;

function filesOf({ attachments = [] }: Activity): string[] {
  return attachments
    .filter((a) => !NO_FILE.test(a.contentType ?? ''))
    .map(({ name, contentType = '' }) => {
      if (typeof name === 'string' && name !== '') return name.slice(0, 100);
      return contentType.startsWith('image/') ? '图片' : contentType.slice(0, 100);
    });
}

/** Teams tells the message that is answered as a reference with its first words; one that is forwarded, whole. */
function quotedOf({ attachments = [] }: Activity): Quoted | undefined {
  const answered = contentOf(attachments, 'messageReference');
  const forwarded = contentOf(attachments, 'forwardedMessageReference');
  const preview = answered?.messagePreview ?? plain(forwarded?.originalMessageContent);
  const words = typeof preview === 'string' && preview.trim() !== '' ? preview.slice(0, 1000) : undefined;
  const reply = typeof answered?.messageId === 'string' ? answered.messageId : undefined;
  if (!words && !reply) return undefined;
  return { ...(words ? { words } : {}), ...(reply ? { reply } : {}) };
}

function contentOf(
  attachments: NonNullable<Activity['attachments']>,
  type: string,
): Readonly<Record<string, unknown>> | undefined {
  const found = attachments.find((a) => a.contentType === type)?.content;
  const read = typeof found === 'string' ? parsed(found) : found;
  return typeof read === 'object' && read !== null ? (read as Record<string, unknown>) : undefined;
}

/** A forwarded message is told as HTML. */
function plain(html: unknown): string | undefined {
  if (typeof html !== 'string') return undefined;
  return html
    .slice(0, 4000)
    .replace(/<[^<>]{0,500}>/gu, ' ')
    .replace(/&nbsp;/gu, ' ')
    .replace(/\s+/gu, ' ');
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
