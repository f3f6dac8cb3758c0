import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readConfig, VARIABLES } from '../../bot/config.ts';

const HEAD = `# 知依的设置。每一项都可以不写;写了就去掉行首的 #。密钥只写在环境变量里,没有默认值。
# 本机试用什么都不用设:npm start
`;

test('.env.example names every variable that is read, with what it means, and no other', () => {
  const entries = Object.entries(VARIABLES).map(([name, { description }]) => {
    expect(description, name).toBeTruthy();
    return `\n# ${description}\n#${name}=\n`;
  });
  const file = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8');
  expect(file).toBe(HEAD + entries.join(''));
});

test('without settings the server is for the own machine, with open pages', () => {
  const config = readConfig({});
  expect(config).toMatchObject({ port: 3978, host: '127.0.0.1', authenticated: false, secrets: [] });
  expect(config.access.pages).toEqual({ kind: 'open', loopbackOnly: true });
});

const APP = { MicrosoftAppId: 'app', MicrosoftAppPassword: 'password', MicrosoftAppTenantId: 'tenant' };

test('with an application id it listens everywhere, for its own tenant, pages closed', () => {
  const config = readConfig(APP);
  expect(config).toMatchObject({ host: '0.0.0.0', authenticated: true });
  expect(config.access.admitted.tenants).toEqual(['tenant']);
  expect(config.access.pages.kind).toBe('off');
  expect(readConfig({ ...APP, MicrosoftAppType: 'MultiTenant' }).access.admitted.tenants).toBeUndefined();
  expect(readConfig({ ...APP, ZHIYI_TENANTS: '*' }).access.admitted.tenants).toBeUndefined();
});

test.each<[Record<string, string>, RegExp]>([
  [{ PORT: 'x' }, /PORT:应为数字/],
  [{ HOST: '0.0.0.0' }, /HOST:没有 MicrosoftAppId/],
  [{ MicrosoftAppPassword: 'x' }, /MicrosoftAppPassword:设了密码却没有 MicrosoftAppId/],
  [{ MicrosoftAppId: 'app', MicrosoftAppPassword: 'x' }, /MicrosoftAppTenantId:/],
  [{ MicrosoftAppId: 'app', MicrosoftAppTenantId: 't' }, /MicrosoftAppPassword:/],
  [{ ...APP, MicrosoftAppType: 'UserAssignedMSI' }, /MicrosoftAppPassword:托管标识没有密码/],
  [{ ZHIYI_STATE: 'redis' }, /ZHIYI_STATE_CONNECTION:/],
  [{ ZHIYI_STATE: 'elsewhere' }, /ZHIYI_STATE:应为 memory/],
  [{ ZHIYI_PROXY_ADDRESSES: 'proxy.example' }, /ZHIYI_PROXY_ADDRESSES:应为 IP 地址或网段/],
  [{ ZHIYI_DINGTALK_CLIENT_ID: 'ding' }, /ZHIYI_DINGTALK_CLIENT_SECRET:ZHIYI_DINGTALK_CLIENT_ID 需要它/],
  [{ ZHIYI_DINGTALK_MODE: 'pull' }, /ZHIYI_DINGTALK_MODE:应为 stream 或 callback/],
  [
    {
      ...{ ZHIYI_DINGTALK_CLIENT_ID: 'ding', ZHIYI_DINGTALK_CLIENT_SECRET: 's' },
      ...{ ZHIYI_DINGTALK_MODE: 'callback', ZHIYI_DINGTALK_CARD_TEMPLATE: 't' },
    },
    /ZHIYI_DINGTALK_CARD_TEMPLATE:/,
  ],
  [{ ZHIYI_RECORD_KEY: 'short' }, /ZHIYI_RECORD_KEY:至少 32 个字符/],
  [{ ZHIYI_LEGAL_CONVERSATION: '{' }, /ZHIYI_LEGAL_CONVERSATION:应为 JSON/],
])('%j is refused by name', (env, message) => expect(() => readConfig(env)).toThrow(message));

test('every variable that is wrong is named at once, and no value is told', () => {
  const env = { PORT: 'x', ZHIYI_SESSION_SECRET: 'a-secret', ZHIYI_METRICS_TOKEN: 'another' };
  expect(() => readConfig(env)).toThrow(/PORT[\s\S]*ZHIYI_SESSION_SECRET[\s\S]*ZHIYI_METRICS_TOKEN/);
  expect(() => readConfig(env)).not.toThrow(/a-secret|another/);
});
