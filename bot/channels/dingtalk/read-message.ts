import type { Sender } from '../../access/sender.ts';
import type { SentFile } from '../../commands/turn.ts';
import type { Incoming, Quoted } from '../../conversation/incoming.ts';
import { contentOf, type RobotMessage } from './robot-message.ts';

/** Who sent a message, and where. @param api address of the API, by which the conversation is spoken to again */
export function senderOf(message: RobotMessage, api: string, teams: readonly string[] = []): Sender {
  const { senderStaffId, senderId, senderNick, senderCorpId, chatbotCorpId, robotCode } = message;
  return {
    channel: 'dingtalk',
    person: { id: senderStaffId || senderId || '', ...(senderNick ? { name: senderNick } : {}) },
    conversation: { id: message.conversationId, group: isGroup(message) },
    tenants: [senderCorpId].filter((id) => typeof id === 'string' && id !== '') as string[],
    teams,
    address: {
      serviceUrl: api,
      bot: robotCode ?? '',
      ...(chatbotCorpId ? { tenant: chatbotCorpId } : {}),
    },
  };
}

export function isGroup({ conversationType }: RobotMessage): boolean {
  return conversationType === '2';
}

/** A robot answering itself would never end. */
export function fromSelf({ senderId, chatbotUserId }: RobotMessage): boolean {
  return senderId !== undefined && senderId !== null && senderId === chatbotUserId;
}

/**
 * A message, whatever it is made of: words, a voice with the client's transcript, what is forwarded, what is quoted.
 * @param draftsOf what of the message may be a draft to be checked
 */
export function incomingOf(
  message: RobotMessage,
  sender: Sender,
  draftsOf: (name: string | undefined) => readonly SentFile[] = () => [],
): Incoming {
  const { words, files, forwarded } = partsOf(message);
  const drafts = draftsOf(files[0]);
  const quoted = quotedOf(message) ?? (forwarded ? { words: forwarded } : undefined);
  return {
    ...sender,
    id: message.msgId,
    text: withPictures(cleaned(words)),
    ...(quoted ? { quoted } : {}),
    ...(files.length > 0 ? { files } : {}),
    ...(drafts.length > 0 ? { drafts } : {}),
    // The service hands on from a group only what names the robot.
    mentioned: message.isInAtList !== false,
  };
}

interface Parts {
  readonly words: string;
  readonly files: readonly string[];
  readonly forwarded?: string;
}

function partsOf(message: RobotMessage): Parts {
  const content = contentOf(message.content);
  const nothing = { words: '', files: [] };
  switch (message.msgtype) {
    case 'text':
      return { words: message.text?.content ?? '', files: [] };
    case 'richText':
      return richText(content);
    case 'audio':
      return typeof content.recognition === 'string' && content.recognition.trim() !== ''
        ? { words: content.recognition, files: [] }
        : { ...nothing, files: ['语音'] };
    case 'picture':
      return { ...nothing, files: ['图片'] };
    case 'video':
      return { ...nothing, files: ['视频'] };
    case 'file':
      return { ...nothing, files: [named(content.fileName) ?? '文件'] };
    case 'chatRecord':
      return { ...nothing, forwarded: recordOf(content) };
    default:
      return { ...nothing, files: ['这种消息'] };
  }
}

/** Words and pictures in one message. */
function richText({ richText: runs }: Readonly<Record<string, unknown>>): Parts {
  const list = (Array.isArray(runs) ? runs : []) as { text?: unknown; type?: unknown }[];
  const words = list.flatMap((run) => (typeof run?.text === 'string' ? run.text : [])).join('');
  const pictures = list.filter((run) => run?.type === 'picture');
  return { words, files: pictures.map(() => '图片') };
}

/** What was forwarded: its messages, else the first words that the client shows of them. */
function recordOf({ chatRecord, summary }: Readonly<Record<string, unknown>>): string {
  const list = (typeof chatRecord === 'string' ? listOf(chatRecord) : chatRecord) as unknown;
  const said = (Array.isArray(list) ? list : []).flatMap((one: { content?: unknown } | null) =>
    typeof one?.content === 'string' ? one.content : [],
  );
  return (said.length > 0 ? said.join('\n') : typeof summary === 'string' ? summary : '').slice(0, 1000);
}

function listOf(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** Words that a client may hand on encrypted, for itself alone. */
const SEALED = /\|\|\d+\|\|\d+\|\|\d+\s*$/u;

/** The message that is answered: its words where they are told, the key it was sent under where the robot sent it. */
function quotedOf(message: RobotMessage): Quoted | undefined {
  const replied = contentOf(message.text?.repliedMsg ?? contentOf(message.content).repliedMsg);
  const key = message.originalProcessQueryKey ?? undefined;
  const inner = contentOf(replied.content);
  const shown = contentOf(contentOf(inner.cardData).cardParamMap);
  const words = [
    inner.text,
    richText(inner).words,
    inner.recognition,
    inner.content,
    shown.content,
    inner.summary,
    inner.title,
    replied.content,
  ].find((w): w is string => typeof w === 'string' && w.trim() !== '' && !SEALED.test(w));
  if (!words && !key) return undefined;
  return { ...(words ? { words: words.slice(0, 1000) } : {}), ...(key ? { reply: key } : {}) };
}

function cleaned(words: string): string {
  return words
    .replace(/[\u00a0\u2005\u2007\u202f]/gu, ' ')
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, '')
    .replace(/ {2,}/gu, ' ')
    .trim()
    .replace(/^@\s*(?:知依|zhiyi)[\s,:,:]*/iu, '')
    .trim();
}

/** DingTalk writes its pictures as words in brackets: [赞], [微笑]. Those that praise are told from the others. */
const PICTURES = /^(?:\s*\[[\p{Script=Han}A-Za-z]{1,5}\])+\s*$/u;
const PRAISE = /\[(?:赞|强|鼓掌|点赞|OK|棒|666)\]/iu;

function withPictures(text: string): string {
  if (!PICTURES.test(text)) return text;
  return PRAISE.test(text) ? '👍' : '🙂';
}

function named(name: unknown): string | undefined {
  return typeof name === 'string' && name !== '' ? name.slice(0, 100) : undefined;
}
