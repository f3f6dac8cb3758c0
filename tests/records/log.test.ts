import { expect, test } from 'vitest';
import { readConfig } from '../../bot/config.ts';
import { openLog } from '../../bot/records/log.ts';

async function logging(secrets: readonly string[] = []) {
  const lines: string[] = [];
  const log = await openLog({
    level: 'info',
    secrets,
    destination: { write: (line: string) => void lines.push(line) },
  });
  return { log, lines };
}

test('an error is logged without the request it carries, and no secret in any form', async () => {
  const secret = 'pass/word"of+the example';
  const { log, lines } = await logging([secret, '']);
  const error = Object.assign(new Error(`refused: ${secret}`), {
    request: { headers: { authorization: 'Bearer token-of-a-turn' } },
    code: 'ECONNREFUSED',
    cause: new Error(`https://login.example/?secret=${encodeURIComponent(secret)}`),
  });
  log.warn({ err: error }, `没有成功 ${secret}`);
  const [line = ''] = lines;
  expect(line).toContain('ECONNREFUSED');
  expect(line).toContain('[已隐去]');
  expect(line).not.toContain('token-of-a-turn');
  expect(line).not.toMatch(/pass.{0,5}word/);
});

test('every secret of the configuration is one that the log hides', () => {
  const env = {
    MicrosoftAppId: 'app',
    MicrosoftAppTenantId: 'tenant',
    MicrosoftAppPassword: 'secret-of-the-app',
    ZHIYI_STATE: 'redis',
    ZHIYI_STATE_CONNECTION: 'redis://:secret-of-the-store@127.0.0.1',
    ZHIYI_PAGES: 'oidc',
    ZHIYI_PUBLIC_URL: 'https://zhiyi.example',
    ZHIYI_OIDC_ISSUER: 'https://login.example',
    ZHIYI_OIDC_CLIENT_ID: 'client',
    ZHIYI_OIDC_CLIENT_SECRET: 'secret-of-the-client',
    ZHIYI_SESSION_SECRET: 'secret-of-the-session-0123456789abcdef',
    ZHIYI_RECORD_KEY: 'secret-of-the-records-0123456789abcdef',
    ZHIYI_METRICS_TOKEN: 'secret-of-the-figures-0123456789abcdef',
  };
  const { secrets } = readConfig(env);
  const words = Object.values(env).filter((value) => value.includes('secret-of'));
  expect([...secrets].sort()).toEqual(words.sort());
});
