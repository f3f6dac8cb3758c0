import { createHmac } from 'node:crypto';
import path from 'node:path';
import { SECRETS, VARIABLES, type Variables } from '../config.ts';
import { CACHE, DATA } from '../folders.ts';
import type { OrganisationSettings } from './settings.ts';

/** Of the one process: no organisation has its own. */
const OF_PROCESS = new Set([
  'PORT',
  'HOST',
  'ZHIYI_CACHE',
  'ZHIYI_DATA',
  'ZHIYI_STATE',
  'ZHIYI_STATE_CONNECTION',
  'ZHIYI_PROXY_ADDRESSES',
  'ZHIYI_METRICS_TOKEN',
  'ZHIYI_LOG_LEVEL',
  'ZHIYI_INSTANCE',
]);

/** Set for all, unless an organisation says otherwise. Whatever is not here tells who somebody is, and is each one's own. */
const FOR_ALL = new Set([
  ...OF_PROCESS,
  'ZHIYI_MEMORY_HOURS',
  'ZHIYI_ALLOW_UNAUTHENTICATED',
  'ZHIYI_FRAME_ANCESTORS',
  'ZHIYI_SERVICE_HOSTS',
  'ZHIYI_PAGES',
  'ZHIYI_OIDC_ISSUER',
  'ZHIYI_SESSION_SECRET',
  'ZHIYI_SESSION_HOURS',
  'ZHIYI_PROXY_HEADER',
  'ZHIYI_USER_PER_MINUTE',
  'ZHIYI_ADDRESS_PER_MINUTE',
  'ZHIYI_TURNS',
  'ZHIYI_SOCKETS',
  'ZHIYI_RECORD_KEY',
  'ZHIYI_RECORD_DAYS',
  'ZHIYI_RELOAD_SECONDS',
  'ZHIYI_DINGTALK_MODE',
  'ZHIYI_DINGTALK_API',
  'ZHIYI_DINGTALK_OAPI',
  'ZHIYI_DINGTALK_WEBHOOK_HOSTS',
  'ZHIYI_DINGTALK_FILE_HOSTS',
  'ZHIYI_DINGTALK_PER_MINUTE',
  'ZHIYI_TEAMS_CARDS',
  'ZHIYI_TEAMS_SDK',
  'ZHIYI_PRIVACY_URL',
  'ZHIYI_TERMS_URL',
  'ToBotFromChannelOpenIdMetadataUrl',
  'ToBotFromChannelTokenIssuer',
  'ToBotFromEmulatorOpenIdMetadataUrl',
  'ToChannelFromBotLoginUrl',
  'ToChannelFromBotOAuthScope',
  'OAuthUrl',
  'ValidateAuthority',
  'CallerId',
]);

/** Keys of which each organisation gets its own where one is set for all: what is signed for one is nothing to another. */
const DERIVED = ['ZHIYI_SESSION_SECRET', 'ZHIYI_RECORD_KEY'] as const;

/** Fields of the file that say the same as a variable. */
const FIELDS = new Set(['ZHIYI_PUBLIC_URL', 'ZHIYI_KNOWLEDGE', 'ZHIYI_ORGANISATIONS']);

/** Variables set for the process that only an organisation can have, a line each. */
export function misplaced(env: Variables): string[] {
  return Object.keys(VARIABLES)
    .filter((name) => env[name] && name !== 'ZHIYI_ORGANISATIONS' && !FOR_ALL.has(name))
    .map((name) => `环境变量 ${name}:各单位不同,写在文件里`);
}

interface Around {
  readonly env: Variables;
  /** The folder of the file, from which paths go. */
  readonly folder: string;
  readonly host: string;
}

/** The variables of one organisation, as if it had a server of its own. @returns what is wrong too, a line each */
export function variablesOf(
  settings: OrganisationSettings,
  { env, folder, host }: Around,
): { readonly variables: Record<string, string>; readonly problems: readonly string[] } {
  const { id, address, knowledge, teams, dingtalk, pages, users, groups, admins } = settings;
  const problems: string[] = [];
  const secret = (field: string, name: string | undefined): string | undefined => {
    if (name !== undefined && !env[name]) problems.push(`${field}:没有设置环境变量 ${name}`);
    return name && env[name];
  };
  const folders = knowledge.map((dir) => path.resolve(folder, dir));
  for (const dir of folders)
    if (dir.includes(path.delimiter)) problems.push(`knowledge:路径里不能有“${path.delimiter}”:${dir}`);
  const all: Record<string, string | undefined> = {
    ...Object.fromEntries([...FOR_ALL].map((name) => [name, env[name]])),
    ...Object.fromEntries(DERIVED.map((name) => [name, derived(env[name], id)])),
    HOST: host,
    ZHIYI_DATA: path.join(env.ZHIYI_DATA || DATA, id),
    ZHIYI_CACHE: path.join(env.ZHIYI_CACHE || CACHE, id),
    ...(env.ZHIYI_STATE?.startsWith('file:') ? { ZHIYI_STATE: path.join(env.ZHIYI_STATE, id) } : {}),
    ZHIYI_KNOWLEDGE: folders.join(path.delimiter),
    ZHIYI_PUBLIC_URL: address,
    ZHIYI_USERS: users?.join(','),
    ZHIYI_GROUPS: groups?.join(','),
    ZHIYI_ADMINS: admins?.join(','),
    MicrosoftAppId: teams?.app,
    MicrosoftAppTenantId: teams?.tenant,
    MicrosoftAppType: teams?.type,
    MicrosoftAppPassword: secret('teams secret', teams?.secret),
    ZHIYI_DINGTALK_CLIENT_ID: dingtalk?.client,
    ZHIYI_DINGTALK_CLIENT_SECRET: secret('dingtalk secret', dingtalk?.secret),
    ZHIYI_DINGTALK_MODE: dingtalk?.mode ?? env.ZHIYI_DINGTALK_MODE,
    ZHIYI_DINGTALK_ROBOT_CODE: dingtalk?.robot,
    ZHIYI_DINGTALK_CORPS: dingtalk?.corps?.join(','),
    ZHIYI_PAGES: pages?.kind ?? env.ZHIYI_PAGES,
    ZHIYI_OIDC_ISSUER: pages?.issuer ?? env.ZHIYI_OIDC_ISSUER,
    ZHIYI_OIDC_CLIENT_ID: pages?.client,
    ZHIYI_OIDC_CLIENT_SECRET: secret('pages secret', pages?.secret),
  };
  for (const [name, given] of Object.entries(settings.settings)) {
    if (isSecret(name)) problems.push(`settings ${name}:密钥写在环境变量里,名字写在 secrets`);
    else if (!mayBeSet(name)) problems.push(`settings ${name}:${why(name)}`);
    else all[name] = asText(given);
  }
  for (const [name, holder] of Object.entries(settings.secrets)) {
    if (!isSecret(name) || !mayBeSet(name)) problems.push(`secrets ${name}:不是可以在这里设置的密钥`);
    else all[name] = secret(`secrets ${name}`, holder);
  }
  const variables = Object.fromEntries(Object.entries(all).filter((e): e is [string, string] => !!e[1]));
  return { variables, problems };
}

function isSecret(name: string): boolean {
  return (SECRETS as readonly string[]).includes(name);
}

function mayBeSet(name: string): boolean {
  return name in VARIABLES && !OF_PROCESS.has(name) && !FIELDS.has(name);
}

function why(name: string): string {
  if (OF_PROCESS.has(name)) return '整个服务只有一个,写在环境变量里';
  return FIELDS.has(name) ? '有自己的字段' : '没有这个设置';
}

function asText(value: OrganisationSettings['settings'][string]): string {
  if (Array.isArray(value)) return value.join(',');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function derived(key: string | undefined, id: string): string | undefined {
  return key && createHmac('sha256', key).update(`zhiyi organisation ${id}`).digest('hex');
}
