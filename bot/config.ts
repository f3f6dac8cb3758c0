import path from 'node:path';
import { z } from 'zod';
import { UsageError } from '../indexer/errors.ts';
import {
  type AccessSettings,
  accessConflicts,
  accessSettings,
  accessVariables,
  type Surroundings,
} from './access/settings.ts';
import {
  type DingTalkSettings,
  dingtalkConflicts,
  dingtalkSettings,
  dingtalkVariables,
} from './channels/dingtalk/settings.ts';
import type { TeamsSdk } from './channels/teams/open-teams.ts';
import type { StorageSetting } from './conversation/storage.ts';
import { CACHE, DATA, IMPORTED, SHIPPED } from './folders.ts';
import { type RecordSettings, recordSettings, recordVariables } from './records/settings.ts';
import { flag, optional, url, whole } from './variable.ts';

/** A conversation reference as Bot Framework writes it, in JSON. */
const reference = z
  .string()
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue('应为 JSON');
      return z.NEVER;
    }
  })
  .pipe(
    z.looseObject({
      channelId: z.string(),
      serviceUrl: z.string(),
      conversation: z.looseObject({ id: z.string() }),
    }),
  );

/** Every environment variable that is read, with what it means. No secret has a default. */
const environment = z.object({
  PORT: whole(0, 65535).describe('监听端口,默认 3978;0 为任选'),
  HOST: optional(z.string()).describe('监听地址;没有应用 ID 时只许本机'),
  ZHIYI_PUBLIC_URL: url.describe('外部访问本服务的地址,用于链接'),
  ZHIYI_ORGANISATIONS: optional(z.string()).describe(
    '几个单位用一个服务时,写着各单位的 YAML 文件,写法见 docs/organisations.zh.md;不设就是一个单位',
  ),
  ZHIYI_KNOWLEDGE: optional(z.string()).describe(
    '知识文件夹,几个之间用冒号(Windows 用分号)分开,默认随附的和 knowledge/official',
  ),
  ZHIYI_CACHE: optional(z.string()).describe('索引缓存文件夹,默认 .cache'),
  ZHIYI_INDEX: optional(
    z.string().regex(/^postgres(?:ql)?:\/\/./, { error: '应为 postgres://用户:密码@主机/库' }),
  ).describe(
    '几台服务器共用的索引放在哪个 PostgreSQL 里,postgres://用户:密码@主机/库,见 docs/scale.md;不设则索引在本进程的内存里',
  ),
  ZHIYI_DATA: optional(z.string()).describe('记录文件夹,默认 data'),
  ZHIYI_STATE: optional(
    z.string().regex(/^(?:memory|file:.+|azure:.+|redis|postgres)$/, {
      error: '应为 memory、file:文件夹、azure:容器、redis 或 postgres',
    }),
  ).describe('对话记忆放在哪里,默认 file:记录文件夹/state,重启后还在'),
  ZHIYI_STATE_CONNECTION: optional(z.string()).describe(
    'Azure Blob 的连接字符串,或 Redis、PostgreSQL 的地址',
  ),
  ZHIYI_MEMORY_HOURS: whole(1, 24 * 365).describe('多少小时后忘记对话,默认 12'),
  ZHIYI_ALLOW_UNAUTHENTICATED: flag.describe('1:没有应用 ID 也允许在非本机地址监听'),
  ZHIYI_FRAME_ANCESTORS: optional(z.string().regex(/^[^;\r\n]+$/, { error: '不能含分号或换行' })).describe(
    '哪些网站可以嵌入聊天页,CSP 写法,默认只有本站',
  ),
  ZHIYI_LEGAL_CONVERSATION: optional(reference).describe('“转给法规处”送到的会话(会话引用,JSON)'),
  ZHIYI_NOTICE_CONVERSATION: optional(reference).describe(
    'sync --notify 和 recall --notify 的通知送到的会话(会话引用,JSON)',
  ),
  ...accessVariables,
  ...recordVariables,
  ...dingtalkVariables,
  ZHIYI_TEAMS_APP_ID: optional(z.guid({ error: '应为 GUID' })).describe(
    'Teams 应用 ID,打包用;不设则用 MicrosoftAppId',
  ),
  ZHIYI_TEAMS_CARDS: flag.describe('Teams 里用卡片答复:1(默认);0 为只用文字,给不显示卡片的世纪互联版'),
  ZHIYI_TEAMS_SDK: optional(
    z.enum(['botbuilder', 'agents'], { error: '应为 botbuilder 或 agents' }),
  ).describe('Teams 用哪个 SDK 收发:botbuilder(默认)或它的后继 agents(@microsoft/agents-hosting)'),
  ZHIYI_ORGANISATION: optional(z.string().max(32, { error: '至多 32 个字' })).describe(
    '单位名称,打包用,默认 organisation.yaml 里的',
  ),
  ZHIYI_PRIVACY_URL: optional(z.url({ protocol: /^https$/, error: '应为 https 地址' })).describe(
    '隐私说明的网址,打包用',
  ),
  ZHIYI_TERMS_URL: optional(z.url({ protocol: /^https$/, error: '应为 https 地址' })).describe(
    '使用条款的网址,打包用',
  ),
  MicrosoftAppId: optional(z.string()).describe('Azure 机器人的应用 ID;不设则不核对身份,只许本机'),
  MicrosoftAppPassword: optional(z.string()).describe('应用密码;托管标识没有'),
  MicrosoftAppType: optional(
    z.enum(['SingleTenant', 'UserAssignedMSI', 'MultiTenant'], {
      error: '应为 SingleTenant、UserAssignedMSI 或 MultiTenant',
    }),
  ).describe('SingleTenant 单租户(默认)、UserAssignedMSI 托管标识或 MultiTenant 多租户'),
  MicrosoftAppTenantId: optional(z.string()).describe('租户 ID'),
  // The group below replaces Microsoft's own endpoints: other clouds, and tests of the real token path.
  ToBotFromChannelOpenIdMetadataUrl: url.describe('其他云:频道令牌的 OpenID 元数据;这一组要设就全设'),
  ToBotFromChannelTokenIssuer: optional(z.string()).describe('其他云:频道令牌的颁发者'),
  ToBotFromEmulatorOpenIdMetadataUrl: url.describe('其他云:Emulator 令牌的 OpenID 元数据'),
  ToChannelFromBotLoginUrl: url.describe('其他云:取得发送令牌的地址'),
  ToChannelFromBotOAuthScope: optional(z.string()).describe('其他云:发送令牌的范围'),
  OAuthUrl: url.describe('其他云:令牌服务'),
  ValidateAuthority: optional(z.string()).describe('其他云:是否核对登录地址,true 或 false'),
  CallerId: optional(z.string()).describe('其他云:调用方标识'),
});

export const VARIABLES = environment.shape;

/** Environment variables: set ones, by name. */
export type Variables = Readonly<Record<string, string | undefined>>;

/** The variables of this process. */
export function environmentNow(): Variables {
  return process.env;
}

/** Settings of the server, or of one organisation of several on it, checked. */
export interface Config {
  /** Id of the organisation, where there are several. */
  readonly organisation?: string;
  readonly port: number;
  readonly host: string;
  readonly publicUrl?: string;
  readonly knowledge: readonly string[];
  readonly cacheDir: string;
  /** The database that keeps the index; absent: it is held in memory. */
  readonly indexUrl?: string;
  readonly dataDir: string;
  readonly state: StorageSetting;
  readonly memoryHours: number;
  readonly frameAncestors: string;
  readonly legalConversation?: z.infer<typeof reference>;
  readonly noticeConversation?: z.infer<typeof reference>;
  readonly access: AccessSettings;
  readonly records: RecordSettings;
  /** Values that must never be shown or logged. */
  readonly secrets: readonly string[];
  /** For Teams and its package. */
  readonly teams: {
    /** Whether Teams shows cards here. */
    readonly cards: boolean;
    /** What carries activities. */
    readonly sdk: TeamsSdk;
    readonly appId?: string;
    readonly organisation?: string;
    readonly privacyUrl?: string;
    readonly termsUrl?: string;
  };
  /** Absent: the bot is not in DingTalk. */
  readonly dingtalk?: DingTalkSettings;
  readonly authenticated: boolean;
  /** What botbuilder reads: MicrosoftAppId and the rest, as they are. */
  readonly bot: Readonly<Record<string, string>>;
}

const LOOPBACK = /^(?:127\.\d+\.\d+\.\d+|::1|(?:[\w-]+\.)*localhost)$/;

/**
 * Reads the settings from environment variables; this file is the one reader of process.env.
 * @param organisation id of the organisation whose variables these are, where a server has several
 * @throws UsageError naming every variable that is wrong
 */
export function readConfig(env: Variables = environmentNow(), organisation?: string): Config {
  if (env.ZHIYI_ORGANISATIONS)
    throw new UsageError(
      '这个服务有几个单位(ZHIYI_ORGANISATIONS),本命令不知道是哪一个',
      '去掉它,或换一个命令',
    );
  const read = environment.safeParse(env);
  const problems = read.success
    ? conflicts(read.data)
    : read.error.issues.map((i) => `${i.path.join('.')}:${i.message}`);
  if (!read.success || problems.length > 0)
    throw new UsageError(`环境变量有误:\n${problems.map((p) => `  ${p}`).join('\n')}`, '改正后再启动');
  const v = read.data;
  const authenticated = v.MicrosoftAppId !== undefined;
  const dingtalk = dingtalkSettings(v);
  return {
    ...(organisation === undefined ? {} : { organisation }),
    port: v.PORT ?? 3978,
    host: v.HOST ?? (authenticated ? '0.0.0.0' : '127.0.0.1'),
    ...(v.ZHIYI_PUBLIC_URL ? { publicUrl: v.ZHIYI_PUBLIC_URL.replace(/\/+$/, '') } : {}),
    knowledge: v.ZHIYI_KNOWLEDGE?.split(path.delimiter).filter((dir) => dir !== '') ?? [SHIPPED, IMPORTED],
    cacheDir: v.ZHIYI_CACHE ?? CACHE,
    ...(v.ZHIYI_INDEX ? { indexUrl: v.ZHIYI_INDEX } : {}),
    dataDir: v.ZHIYI_DATA ?? DATA,
    state: {
      place: v.ZHIYI_STATE ?? `file:${path.join(v.ZHIYI_DATA ?? DATA, 'state')}`,
      ...(v.ZHIYI_STATE_CONNECTION ? { connectionString: v.ZHIYI_STATE_CONNECTION } : {}),
      ...(organisation === undefined ? {} : { within: organisation }),
    },
    memoryHours: v.ZHIYI_MEMORY_HOURS ?? 12,
    frameAncestors: v.ZHIYI_FRAME_ANCESTORS ?? "'self'",
    ...(v.ZHIYI_LEGAL_CONVERSATION ? { legalConversation: v.ZHIYI_LEGAL_CONVERSATION } : {}),
    ...(v.ZHIYI_NOTICE_CONVERSATION ? { noticeConversation: v.ZHIYI_NOTICE_CONVERSATION } : {}),
    access: accessSettings(v, surroundings(v)),
    records: recordSettings(v),
    secrets: SECRETS.flatMap((name) => v[name] ?? []),
    teams: {
      cards: v.ZHIYI_TEAMS_CARDS !== '0',
      sdk: v.ZHIYI_TEAMS_SDK ?? 'botbuilder',
      ...(v.ZHIYI_TEAMS_APP_ID ? { appId: v.ZHIYI_TEAMS_APP_ID } : {}),
      ...(v.ZHIYI_ORGANISATION ? { organisation: v.ZHIYI_ORGANISATION } : {}),
      ...(v.ZHIYI_PRIVACY_URL ? { privacyUrl: v.ZHIYI_PRIVACY_URL } : {}),
      ...(v.ZHIYI_TERMS_URL ? { termsUrl: v.ZHIYI_TERMS_URL } : {}),
    },
    ...(dingtalk ? { dingtalk } : {}),
    authenticated,
    bot: botSettings(v),
  };
}

/** Variables that are secrets. */
export const SECRETS = [
  'MicrosoftAppPassword',
  'ZHIYI_STATE_CONNECTION',
  'ZHIYI_INDEX',
  'ZHIYI_OIDC_CLIENT_SECRET',
  'ZHIYI_SESSION_SECRET',
  'ZHIYI_RECORD_KEY',
  'ZHIYI_METRICS_TOKEN',
  'ZHIYI_DINGTALK_CLIENT_SECRET',
] as const satisfies readonly (keyof typeof VARIABLES)[];

function surroundings(v: z.infer<typeof environment>): Surroundings {
  const authenticated = v.MicrosoftAppId !== undefined;
  const shownHere = !v.ZHIYI_PUBLIC_URL || LOOPBACK.test(new URL(v.ZHIYI_PUBLIC_URL).hostname);
  return {
    authenticated,
    ...(v.MicrosoftAppType ? { appType: v.MicrosoftAppType } : {}),
    ...(v.MicrosoftAppTenantId ? { tenant: v.MicrosoftAppTenantId } : {}),
    local: LOOPBACK.test(v.HOST ?? (authenticated ? '0.0.0.0' : '127.0.0.1')) && shownHere,
    ...(v.ZHIYI_PUBLIC_URL ? { publicUrl: v.ZHIYI_PUBLIC_URL.replace(/\/+$/, '') } : {}),
    allowUnauthenticated: v.ZHIYI_ALLOW_UNAUTHENTICATED === '1',
  };
}

function conflicts(v: z.infer<typeof environment>): string[] {
  const out: string[] = [];
  const open = v.MicrosoftAppId === undefined;
  if (open && v.HOST && !LOOPBACK.test(v.HOST) && v.ZHIYI_ALLOW_UNAUTHENTICATED !== '1')
    out.push(
      'HOST:没有 MicrosoftAppId 就没有身份验证,只能监听本机;确要如此,设 ZHIYI_ALLOW_UNAUTHENTICATED=1',
    );
  if (open && v.MicrosoftAppPassword) out.push('MicrosoftAppPassword:设了密码却没有 MicrosoftAppId');
  if (!open && v.MicrosoftAppType !== 'MultiTenant' && !v.MicrosoftAppTenantId)
    out.push('MicrosoftAppTenantId:单租户和托管标识必须写明租户');
  if (!open && v.MicrosoftAppType !== 'UserAssignedMSI' && !v.MicrosoftAppPassword)
    out.push('MicrosoftAppPassword:没有托管标识就必须有密码');
  if (v.MicrosoftAppType === 'UserAssignedMSI' && v.MicrosoftAppPassword)
    out.push('MicrosoftAppPassword:托管标识没有密码,请去掉');
  if (v.ZHIYI_STATE && /^(?:azure:|redis|postgres)/.test(v.ZHIYI_STATE) && !v.ZHIYI_STATE_CONNECTION)
    out.push('ZHIYI_STATE_CONNECTION:Azure Blob、Redis 和 PostgreSQL 需要它');
  return [...out, ...accessConflicts(v, v.ZHIYI_PUBLIC_URL), ...dingtalkConflicts(v)];
}

/** botbuilder takes any override as a wish to set all of them: only what is set is passed on. */
function botSettings(v: z.infer<typeof environment>): Record<string, string> {
  const names = Object.keys(VARIABLES).filter((name) => !/^(?:PORT|HOST|ZHIYI_)/.test(name));
  const set = names.flatMap((name) => {
    const value = v[name as keyof typeof v];
    return value === undefined ? [] : [[name, String(value)]];
  });
  if (v.MicrosoftAppId && !v.MicrosoftAppType) set.push(['MicrosoftAppType', 'SingleTenant']);
  return Object.fromEntries(set);
}
