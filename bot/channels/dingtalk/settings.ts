import { z } from 'zod';
import { list, optional, url, whole } from '../../variable.ts';

/** Variables of DingTalk. Without a client id the channel is not there. */
export const dingtalkVariables = {
  ZHIYI_DINGTALK_CLIENT_ID: optional(z.string()).describe('钉钉应用的 Client ID(AppKey);设了就接入钉钉'),
  ZHIYI_DINGTALK_CLIENT_SECRET: optional(z.string()).describe('钉钉应用的 Client Secret(AppSecret)'),
  ZHIYI_DINGTALK_MODE: optional(
    z.enum(['stream', 'callback'], { error: '应为 stream 或 callback' }),
  ).describe('钉钉消息怎么收:stream 本服务向外连(默认,不要公网地址)、callback 由钉钉请求 /api/dingtalk'),
  ZHIYI_DINGTALK_ROBOT_CODE: optional(z.string()).describe('机器人编码,默认同 Client ID'),
  ZHIYI_DINGTALK_CORPS: list.describe(
    '允许的企业 corpId,逗号分隔,* 为不限;默认只有机器人所在的企业。用户和部门怎么写见 ZHIYI_USERS、ZHIYI_GROUPS',
  ),
  ZHIYI_DINGTALK_API: url.describe('钉钉开放接口的地址,默认 https://api.dingtalk.com;专有部署改这里'),
  ZHIYI_DINGTALK_OAPI: url.describe('钉钉旧版接口的地址,默认 https://oapi.dingtalk.com;按部门授权时查部门用'),
  ZHIYI_DINGTALK_WEBHOOK_HOSTS: list.describe(
    '答复可以发往的会话地址的主机,逗号分隔,可写 *.example.com;默认 *.dingtalk.com',
  ),
  ZHIYI_DINGTALK_FILE_HOSTS: list.describe(
    '单聊里发来的文件可以从哪些主机下载,逗号分隔,可写 *.example.com;默认 *.dingtalk.com,*.aliyuncs.com',
  ),
  ZHIYI_DINGTALK_CARD_TEMPLATE: optional(z.string()).describe(
    '互动卡片的模板 ID,变量见 docs/channels.md;不设则用 Markdown 答复',
  ),
  ZHIYI_DINGTALK_PER_MINUTE: whole(2, 10_000).describe(
    '一个会话一分钟最多发多少条消息,超出的排队,默认 20(钉钉的限制)',
  ),
} as const;

const variables = z.object(dingtalkVariables);
type Values = z.infer<typeof variables>;

/** How the bot is reached in DingTalk. */
export interface DingTalkSettings {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly mode: 'stream' | 'callback';
  readonly robotCode: string;
  /** Corp ids that are let in; `own`: the robot's own; undefined: any. */
  readonly corps?: 'own' | readonly string[];
  /** Base address of the API, without a slash at its end. */
  readonly api: string;
  /** The same of the older one. */
  readonly oapi: string;
  readonly webhookHosts: readonly string[];
  /** Where the service keeps files that people send: it tells an address for each. */
  readonly fileHosts: readonly string[];
  readonly cardTemplate?: string;
  /** Messages to one conversation in a minute. */
  readonly perMinute: number;
}

export function dingtalkSettings(v: Values): DingTalkSettings | undefined {
  if (v.ZHIYI_DINGTALK_CLIENT_ID === undefined) return undefined;
  const corps = v.ZHIYI_DINGTALK_CORPS;
  return {
    clientId: v.ZHIYI_DINGTALK_CLIENT_ID,
    clientSecret: v.ZHIYI_DINGTALK_CLIENT_SECRET ?? '',
    mode: v.ZHIYI_DINGTALK_MODE ?? 'stream',
    robotCode: v.ZHIYI_DINGTALK_ROBOT_CODE ?? v.ZHIYI_DINGTALK_CLIENT_ID,
    ...(corps?.includes('*') ? {} : { corps: corps ?? ('own' as const) }),
    api: bare(v.ZHIYI_DINGTALK_API ?? 'https://api.dingtalk.com'),
    oapi: bare(v.ZHIYI_DINGTALK_OAPI ?? 'https://oapi.dingtalk.com'),
    webhookHosts: v.ZHIYI_DINGTALK_WEBHOOK_HOSTS ?? ['*.dingtalk.com'],
    fileHosts: v.ZHIYI_DINGTALK_FILE_HOSTS ?? ['*.dingtalk.com', '*.aliyuncs.com'],
    ...(v.ZHIYI_DINGTALK_CARD_TEMPLATE ? { cardTemplate: v.ZHIYI_DINGTALK_CARD_TEMPLATE } : {}),
    perMinute: v.ZHIYI_DINGTALK_PER_MINUTE ?? 20,
  };
}

/** What is missing or does not fit together, a line each. */
export function dingtalkConflicts(v: Values): string[] {
  const out: string[] = [];
  if (v.ZHIYI_DINGTALK_CLIENT_ID && !v.ZHIYI_DINGTALK_CLIENT_SECRET)
    out.push('ZHIYI_DINGTALK_CLIENT_SECRET:ZHIYI_DINGTALK_CLIENT_ID 需要它');
  if (!v.ZHIYI_DINGTALK_CLIENT_ID && v.ZHIYI_DINGTALK_CLIENT_SECRET)
    out.push('ZHIYI_DINGTALK_CLIENT_SECRET:设了密钥却没有 ZHIYI_DINGTALK_CLIENT_ID');
  if (v.ZHIYI_DINGTALK_CARD_TEMPLATE && v.ZHIYI_DINGTALK_MODE === 'callback')
    out.push('ZHIYI_DINGTALK_CARD_TEMPLATE:卡片的按钮只能用 ZHIYI_DINGTALK_MODE=stream 接收');
  return out;
}

function bare(address: string): string {
  return address.replace(/\/+$/, '');
}
