import { z } from 'zod';
import { isLoopbackName } from '../access/loopback-name.ts';

/** What the file of organisations may say; described in docs/organisations.zh.md, which is tested against it. */

const text = z.string({ error: '应为文字' }).min(1, { error: '是空的' });
const list = z.array(text, { error: '应为列表' });
const host = text
  .regex(/^(?:[a-z0-9_-]+\.)*[a-z0-9_-]+$/, { error: '应为小写的主机名,不带端口和路径' })
  .refine((name) => name !== 'localhost' && !/^[\d.]+$/.test(name), {
    error: '应为名字,不是本机或 IP 地址:这些留给监控;本机试用写 名字.localhost',
  });
/** Secrets are not written here: the name of the variable that holds one is. */
const variable = text.regex(/^[A-Za-z_][A-Za-z0-9_]*$/, { error: '应为环境变量的名字,密钥本身不写在这里' });

const teams = z.strictObject({
  app: text.describe('Azure 机器人的应用 ID,MicrosoftAppId'),
  tenant: text.optional().describe('租户 ID,MicrosoftAppTenantId'),
  type: text.optional().describe('MicrosoftAppType,默认 SingleTenant'),
  secret: variable.optional().describe('存着应用密码的环境变量的名字'),
});

const dingtalk = z.strictObject({
  client: text.describe('Client ID(AppKey)'),
  secret: variable.describe('存着 Client Secret 的环境变量的名字'),
  mode: z
    .enum(['stream', 'callback'], { error: '应为 stream 或 callback' })
    .optional()
    .describe('消息怎么收,默认 stream'),
  robot: text.optional().describe('机器人编码,默认同 client'),
  corps: list.optional().describe('允许的企业 corpId'),
});

const pages = z.strictObject({
  kind: z
    .enum(['open', 'oidc', 'proxy', 'off'], { error: '应为 open、oidc、proxy 或 off' })
    .describe('谁能用网页,同 ZHIYI_PAGES'),
  issuer: text.optional().describe('OIDC 提供者的地址'),
  client: text.optional().describe('OIDC 客户端 ID'),
  secret: variable.optional().describe('存着 OIDC 客户端密钥的环境变量的名字'),
});

const value = z.union([text, z.number(), z.array(text), z.record(z.string(), z.unknown())], {
  error: '应为文字、数字、列表或一组字段',
});

const organisation = z.strictObject({
  id: text
    .max(40, { error: '至多 40 个字符' })
    .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, { error: '应为小写字母、数字和连字符' })
    .describe('代号,也是它在记录文件夹下的文件夹、监控里的标签'),
  address: z
    .url({ protocol: /^https?$/, error: '应为 http 或 https 地址' })
    .refine((address) => new URL(address).pathname === '/', { error: '不带路径:每个单位要有自己的主机名' })
    .describe('大家访问它的地址,如 https://water.example.cn'),
  hosts: z.array(host, { error: '应为列表' }).default([]).describe('别的主机名,不带端口'),
  knowledge: z
    .array(text, { error: '应为列表' })
    .min(1, { error: '至少一个文件夹' })
    .describe('知识文件夹,后面的补充前面的;相对路径从本文件所在的文件夹算起'),
  teams: teams.optional().describe('它自己的 Teams 机器人'),
  dingtalk: dingtalk.optional().describe('它自己的钉钉机器人'),
  pages: pages.optional().describe('谁能用它的网页'),
  users: list.optional().describe('允许的用户,同 ZHIYI_USERS'),
  groups: list.optional().describe('允许的团队或群,同 ZHIYI_GROUPS'),
  admins: list.optional().describe('能打开它的运行页 /admin 的人,同 ZHIYI_ADMINS'),
  settings: z.record(z.string(), value).default({}).describe('其他设置,按环境变量的名字'),
  secrets: z
    .record(z.string(), variable)
    .default({})
    .describe('其他密钥:设置的名字,和存着它的环境变量的名字'),
});

export const organisationsFile = z.strictObject({
  channels: z
    .strictObject({ hosts: z.array(host).min(1, { error: '至少一个主机名' }).describe('主机名') })
    .optional()
    .describe('各单位的机器人共用的主机名:只收 /api/messages 和 /api/dingtalk,按应用 ID 和签名分给各单位'),
  organisations: z
    .array(organisation, { error: '应为列表' })
    .min(1, { error: '至少一个单位' })
    .describe('各单位'),
});

export type OrganisationsFile = z.infer<typeof organisationsFile>;
export type OrganisationSettings = OrganisationsFile['organisations'][number];

/** Objects within an organisation, by the field that holds them. */
export const ORGANISATION_PARTS = { organisation, teams, dingtalk, pages } as const;

/** Names under which an organisation is spoken to. */
export function hostsOf({ address, hosts }: OrganisationSettings): string[] {
  return [...new Set([new URL(address).hostname, ...hosts])];
}

/** What does not fit together among the organisations, a line each. */
export function clashes({ channels, organisations }: OrganisationsFile): string[] {
  const out: string[] = [];
  const once = (what: string, named: readonly (readonly [name: string | undefined, id: string])[]): void => {
    const owners = new Map<string, string>();
    for (const [name, id] of named) {
      if (name === undefined) continue;
      const owner = owners.get(name.toLowerCase());
      if (owner !== undefined) out.push(`${what} ${name} 在 ${owner} 和 ${id} 里各写了一次`);
      owners.set(name.toLowerCase(), id);
    }
  };
  once(
    '代号',
    organisations.map(({ id }) => [id, id]),
  );
  once('主机名', [
    ...organisations.flatMap((o) => hostsOf(o).map((name) => [name, o.id] as const)),
    ...(channels?.hosts ?? []).map((name) => [name, 'channels'] as const),
  ]);
  once(
    'Teams 应用',
    organisations.map(({ id, teams: t }) => [t?.app, id]),
  );
  once(
    '钉钉应用',
    organisations.map(({ id, dingtalk: d }) => [d?.client, id]),
  );
  for (const { id, address } of organisations) {
    const { hostname } = new URL(address);
    if (hostname === 'localhost' || (isLoopbackName(hostname) && !hostname.endsWith('.localhost')))
      out.push(`${id} 的 address 应为名字,不是本机;本机试用写 http://${id}.localhost:3978`);
  }
  return out;
}
