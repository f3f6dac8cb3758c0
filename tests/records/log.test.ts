import { expect, test } from 'vitest';
import { readConfig } from '../../bot/config.ts';
import { openLog } from '../../bot/records/log.ts';
import { currentTurn, inTurn } from '../../bot/turns/turn-scope.ts';
import { teamsMessage } from '../access/server-under-test.ts';

async function logging(secrets: readonly string[] = []) {
  const lines: string[] = [];
  const log = await openLog({
    level: 'info',
    secrets,
    turn: () => {
      const turn = currentTurn();
      return turn && { turn: turn.id };
    },
    destination: { write: (line: string) => void lines.push(line) },
  });
  return { log, lines };
}

test('a line names the turn it belongs to, across whatever the turn waits for', async () => {
  const { log, lines } = await logging();
  const activity = teamsMessage('问') as Parameters<typeof inTurn>[0]['activity'];
  const turn = (id: string) =>
    inTurn({ id, activity }, async () => {
      await new Promise((resolve) => setImmediate(resolve));
      log.info('在途中');
    });
  await Promise.all([turn('aaaa'), turn('bbbb')]);
  log.info('在外面');
  const read = lines.map((line) => JSON.parse(line) as { turn?: string; msg: string });
  expect(read.map((l) => [l.turn, l.msg])).toEqual([
    ['aaaa', '在途中'],
    ['bbbb', '在途中'],
    [undefined, '在外面'],
  ]);
});

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
