import { z } from 'zod';
import { list, optional, secret, url, whole } from '../variable.ts';
import type { Admins } from './admins.ts';
import type { Admitted } from './admission.ts';
import { type Proxies, proxies } from './client-address.ts';
import { CONNECTOR_HOSTS, LOOPBACK_HOSTS } from './service-hosts.ts';

/** Variables of access and limits. */
export const accessVariables = {
  ZHIYI_TENANTS: list.describe(
    '允许的租户 ID,逗号分隔,* 为不限;单租户和托管标识默认只有 MicrosoftAppTenantId,多租户默认不限',
  ),
  ZHIYI_USERS: list.describe(
    '允许的用户,Entra 对象 ID 或频道用户 ID,钉钉写 dingtalk:staffId,逗号分隔;默认不限',
  ),
  ZHIYI_GROUPS: list.describe(
    '允许的团队或群,Teams 团队的组 ID、会话 ID 或登录者的 groups,钉钉写 dingtalk:会话 ID 或 dingtalk:department:部门 ID,逗号分隔;默认不限',
  ),
  ZHIYI_ADMINS: list.describe(
    '能打开运行页 /admin、能在聊天页导入官方文本的用户,写法同 ZHIYI_USERS;localhost 是坐在本机前的人,只在网页只对本机开放时算;和下一项都不设就没有运行页,只有坐在本机前的人能导入',
  ),
  ZHIYI_ADMIN_GROUPS: list.describe('能打开运行页 /admin、能在聊天页导入的组,登录者的 groups,逗号分隔'),
  ZHIYI_SERVICE_HOSTS: list.describe(
    '答复可以发往的主机,逗号分隔,可写 *.example.com;默认为 Bot Framework 各云',
  ),
  ZHIYI_PAGES: optional(
    z.enum(['open', 'oidc', 'proxy', 'off'], { error: '应为 open、oidc、proxy 或 off' }),
  ).describe(
    '谁能用聊天页和阅读页:open 人人、oidc 登录、proxy 由反向代理认证、off 关闭;只在本机监听时默认 open,否则默认 off',
  ),
  ZHIYI_OIDC_ISSUER: url.describe('OIDC 提供者的地址,ZHIYI_PAGES=oidc 时用'),
  ZHIYI_OIDC_CLIENT_ID: optional(z.string()).describe('在 OIDC 提供者登记的客户端 ID'),
  ZHIYI_OIDC_CLIENT_SECRET: optional(z.string()).describe('客户端密钥'),
  ZHIYI_SESSION_SECRET: secret.describe('给登录会话签名的密钥,至少 32 个字符;几个实例要一样'),
  ZHIYI_SESSION_HOURS: whole(1, 168).describe('登录多少小时后要重新登录,默认 8'),
  ZHIYI_PROXY_ADDRESSES: list
    .refine((entries) => entries === undefined || readable(entries), { error: '应为 IP 地址或网段,逗号分隔' })
    .describe('反向代理的地址或网段,逗号分隔;只信它们的转发头'),
  ZHIYI_PROXY_HEADER: optional(z.string().regex(/^[A-Za-z0-9-]+$/, { error: '应为请求头名' })).describe(
    '反向代理写入用户名的请求头,ZHIYI_PAGES=proxy 时用,如 X-Forwarded-User',
  ),
  ZHIYI_USER_PER_MINUTE: whole(1, 100_000).describe('一个用户一分钟可以提问多少次,默认 30'),
  ZHIYI_ADDRESS_PER_MINUTE: whole(1, 100_000).describe('一个地址一分钟可以请求网页接口多少次,默认 120'),
  ZHIYI_TURNS: whole(1, 100_000).describe('同时处理的提问最多多少个,默认 500'),
  ZHIYI_SOCKETS: whole(1, 100_000).describe('聊天页同时打开的 WebSocket 最多多少个,默认 1000'),
} as const;

const variables = z.object(accessVariables);
type Values = z.infer<typeof variables>;

export type PagesRule =
  | { readonly kind: 'open'; readonly loopbackOnly: boolean }
  | { readonly kind: 'off' }
  | { readonly kind: 'proxy'; readonly header: string }
  | {
      readonly kind: 'oidc';
      readonly issuer: string;
      readonly clientId: string;
      readonly clientSecret: string;
      readonly secret: string;
      readonly hours: number;
      /** Of this service, with the path below which the reverse proxy shows it. */
      readonly publicUrl: string;
    };

export interface AccessSettings {
  readonly admitted: Admitted;
  /** Who may open the operator's page; absent: there is none. */
  readonly admins?: Admins;
  readonly serviceHosts: readonly string[];
  readonly pages: PagesRule;
  readonly proxies: Proxies;
  readonly userPerMinute: number;
  readonly addressPerMinute: number;
  readonly turns: number;
  readonly sockets: number;
}

/** What else of the configuration decides about access. */
export interface Surroundings {
  readonly authenticated: boolean;
  readonly appType?: string;
  readonly tenant?: string;
  /** Listens to the own machine only, and is not shown elsewhere by a public address. */
  readonly local: boolean;
  readonly publicUrl?: string;
  readonly allowUnauthenticated: boolean;
}

export function accessSettings(v: Values, around: Surroundings): AccessSettings {
  const tenants =
    v.ZHIYI_TENANTS ?? (around.appType === 'MultiTenant' || !around.tenant ? ['*'] : [around.tenant]);
  return {
    admitted: {
      ...(tenants.includes('*') ? {} : { tenants }),
      users: v.ZHIYI_USERS ?? [],
      groups: v.ZHIYI_GROUPS ?? [],
    },
    ...adminSettings(v.ZHIYI_ADMINS ?? [], v.ZHIYI_ADMIN_GROUPS ?? []),
    serviceHosts: v.ZHIYI_SERVICE_HOSTS ?? (around.authenticated ? CONNECTOR_HOSTS : LOOPBACK_HOSTS),
    pages: pagesRule(v, around),
    proxies: proxies(v.ZHIYI_PROXY_ADDRESSES ?? []),
    userPerMinute: v.ZHIYI_USER_PER_MINUTE ?? 30,
    addressPerMinute: v.ZHIYI_ADDRESS_PER_MINUTE ?? 120,
    turns: v.ZHIYI_TURNS ?? 500,
    sockets: v.ZHIYI_SOCKETS ?? 1000,
  };
}

/** Nobody listed is nobody, unlike with the lists of users. */
function adminSettings(users: readonly string[], groups: readonly string[]): { admins?: Admins } {
  return users.length + groups.length > 0 ? { admins: { users, groups } } : {};
}

function pagesRule(v: Values, around: Surroundings): PagesRule {
  const kind = v.ZHIYI_PAGES ?? (around.local || around.allowUnauthenticated ? 'open' : 'off');
  switch (kind) {
    case 'open':
      return { kind, loopbackOnly: v.ZHIYI_PAGES === undefined && around.local };
    case 'off':
      return { kind };
    case 'proxy':
      return { kind, header: (v.ZHIYI_PROXY_HEADER ?? '').toLowerCase() };
    case 'oidc':
      return {
        kind,
        issuer: v.ZHIYI_OIDC_ISSUER ?? '',
        clientId: v.ZHIYI_OIDC_CLIENT_ID ?? '',
        clientSecret: v.ZHIYI_OIDC_CLIENT_SECRET ?? '',
        secret: v.ZHIYI_SESSION_SECRET ?? '',
        hours: v.ZHIYI_SESSION_HOURS ?? 8,
        publicUrl: around.publicUrl ?? '',
      };
  }
}

/** What is missing for the rule that was chosen, a line each. */
export function accessConflicts(v: Values, publicUrl: string | undefined): string[] {
  const need = (names: readonly (keyof Values)[], why: string): string[] =>
    names.filter((name) => v[name] === undefined).map((name) => `${name}:${why}需要它`);
  if (v.ZHIYI_PAGES === 'proxy')
    return need(['ZHIYI_PROXY_ADDRESSES', 'ZHIYI_PROXY_HEADER'], 'ZHIYI_PAGES=proxy ');
  if (v.ZHIYI_PAGES !== 'oidc') return [];
  const oidc = [
    'ZHIYI_OIDC_ISSUER',
    'ZHIYI_OIDC_CLIENT_ID',
    'ZHIYI_OIDC_CLIENT_SECRET',
    'ZHIYI_SESSION_SECRET',
  ] as const;
  const out = need(oidc, 'ZHIYI_PAGES=oidc ');
  if (!publicUrl) out.push('ZHIYI_PUBLIC_URL:ZHIYI_PAGES=oidc 需要它,登录后要回到这里');
  if (
    v.ZHIYI_OIDC_ISSUER?.startsWith('http:') &&
    !LOOPBACK_HOSTS.includes(new URL(v.ZHIYI_OIDC_ISSUER).hostname)
  )
    out.push('ZHIYI_OIDC_ISSUER:应为 https 地址');
  return out;
}

function readable(entries: readonly string[]): boolean {
  try {
    proxies(entries);
    return true;
  } catch {
    return false;
  }
}
