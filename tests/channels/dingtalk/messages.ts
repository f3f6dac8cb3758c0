import { randomUUID } from 'node:crypto';
import type { Gateway } from './gateway.ts';

export const TOPIC_MESSAGE = '/v1.0/im/bot/messages/get';
export const TOPIC_PRESS = '/v1.0/card/instances/callback';
export const ROBOT = { chatbotUserId: '$:LWCP_v1:$robot', chatbotCorpId: 'corp', robotCode: 'ding-app' };

/** Who says something, and where. */
export interface Setting {
  readonly group?: boolean;
  readonly staff?: string;
  readonly conversation?: string;
}

/** A message as the live service words it, with a webhook of its own. */
export function robotMessage(
  gateway: Gateway,
  content: object,
  {
    group = false,
    staff = 'manager0001',
    conversation = group ? 'cidGroup=' : `cid-${staff}=`,
  }: Setting = {},
): Record<string, unknown> {
  return {
    ...ROBOT,
    msgId: `msg${randomUUID()}`,
    msgtype: 'text',
    conversationId: conversation,
    conversationType: group ? '2' : '1',
    ...(group
      ? { conversationTitle: '政策问答群', isInAtList: true, atUsers: [{ dingtalkId: ROBOT.chatbotUserId }] }
      : {}),
    senderId: `$:LWCP_v1:$${staff}`,
    senderStaffId: staff,
    senderNick: staff === 'manager0001' ? '小王' : '小李',
    senderCorpId: 'corp',
    senderUnionId: `union-of-${staff}`,
    isAdmin: false,
    createAt: Date.now(),
    ...gateway.service.session(conversation),
    ...content,
  };
}

/** Words; in a group the service takes the robot's own name away and leaves a blank. */
export function words(text: string, group = false): object {
  return { msgtype: 'text', text: { content: group ? ` ${text}` : text } };
}

/** Words that answer an earlier message. */
export function quoting(text: string, quoted: { words?: string; key?: string | undefined }): object {
  return {
    msgtype: 'text',
    text: {
      content: text,
      isReplyMsg: true,
      repliedMsg: {
        msgType: quoted.key ? 'interactiveCard' : 'text',
        msgId: 'msgquoted',
        ...(quoted.words ? { content: { text: quoted.words } } : {}),
      },
    },
    ...(quoted.key ? { originalProcessQueryKey: quoted.key } : {}),
  };
}

/** What a reader sees of Markdown. */
export function visible(markdown: string): string {
  return markdown
    .replace(/(?<!\\)\[((?:\\.|[^\]\\])*)\]\([^)]*\)/gu, '$1')
    .replace(/^> /gmu, '')
    .replace(/(?<!\\)\*\*/gu, '')
    .replace(/\\([\\`*_[\]<~#>+\-.)])/gu, '$1');
}

/** The links of a message that speak, by what they show. */
export function buttonsOf(markdown: string): Map<string, string> {
  const found = markdown.matchAll(/\[([^\]]*)\]\(dtmd:\/\/dingtalkclient\/sendMessage\?content=([^)]*)\)/gu);
  return new Map([...found].map(([, label = '', content = '']) => [label, decodeURIComponent(content)]));
}
