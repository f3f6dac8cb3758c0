import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { organisationOf } from '../../bot/organisations/organisation-of.ts';
import { sharedServer } from '../../bot/organisations/shared-server.ts';
import { sendJson } from '../../bot/routes/http.ts';
import { passOver } from '../../bot/routes/pass-over-upgrade.ts';
import { createHttpServer, type HttpServer } from '../../bot/server.ts';
import { ask } from './organisations-under-test.ts';

const fail = (error: unknown): never => {
  throw error;
};
const door = (id: string) => ({ id, hosts: [`${id}.example`], config: { bot: {} } });

/** A server behind the shared one; `/slow` answers when it is let go. */
function behind(id: string): { server: HttpServer; begun: Promise<void>; letGo: () => void } {
  let [letGo, begin] = [(): void => undefined, (): void => undefined];
  const waiting = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const begun = new Promise<void>((resolve) => {
    begin = resolve;
  });
  const server = createHttpServer(
    [
      { method: 'get', path: '/', handle: (_req, res) => sendJson(res, 200, { id }) },
      {
        method: 'get',
        path: '/slow',
        async handle(_req, res) {
          begin();
          await waiting;
          sendJson(res, 200, { id });
        },
      },
    ],
    fail,
  );
  // As the streams of the chat page do with what is not for them.
  server.node.on('upgrade', (req, socket, head) => passOver(server.node, req, socket, head));
  return { server, begun, letGo };
}

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function opened() {
  const refused: string[] = [];
  const shared = sharedServer({
    organisationOf: organisationOf({
      addresses: [door('one'), door('two')],
      channelHosts: [],
      now: () => new Date(),
    }),
    lobby: createHttpServer([], fail),
    refused: (reason) => refused.push(reason),
  });
  const port = await shared.listen(0, '127.0.0.1');
  closing.push(() => shared.close());
  return { shared, port, refused };
}

test('who is not there yet is waited for; who is unknown is counted', async () => {
  const { shared, port, refused } = await opened();
  const early = await ask(port, 'one.example', '/');
  expect([early.status, early.headers['retry-after']]).toEqual([503, '5']);
  shared.mount('one', behind('one').server);
  expect((await ask(port, 'one.example', '/')).body).toBe('{"id":"one"}');
  expect((await ask(port, 'two.example', '/')).status).toBe(503);
  expect((await ask(port, 'three.example', '/')).status).toBe(421);
  expect(refused).toEqual(['host']);
});

test('a request in hand is answered when the server stops, and told that the connection ends', async () => {
  const { shared, port } = await opened();
  const { server, begun, letGo } = behind('one');
  shared.mount('one', server);
  const slow = ask(port, 'one.example', '/slow');
  await begun;
  let stopped = 0;
  const both = [server.close(), shared.close()].map((closed) => closed.then(() => stopped++));
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(stopped).toBe(0);
  letGo();
  const said = await slow;
  expect([said.status, said.body, said.headers.connection]).toEqual([200, '{"id":"one"}', 'close']);
  await Promise.all(both);
});

test('requests of one connection go each to whom it names; another protocol that is offered is passed over', async () => {
  const { shared, port } = await opened();
  shared.mount('one', behind('one').server);
  shared.mount('two', behind('two').server);
  const said = async (...requests: string[]): Promise<string[]> => {
    const socket = connect(port, '127.0.0.1');
    let got = '';
    socket.on('data', (piece) => {
      got += piece;
    });
    socket.write(requests.join(''));
    await once(socket, 'close');
    return got.match(/\{"id":"\w+"\}/g) ?? [];
  };
  const get = (host: string, more: string): string => `GET / HTTP/1.1\r\nHost: ${host}\r\n${more}\r\n`;
  expect(await said(get('one.example', ''), get('two.example', 'Connection: close\r\n'))).toEqual([
    '{"id":"one"}',
    '{"id":"two"}',
  ]);
  expect(await said(get('one.example', 'Connection: Upgrade\r\nUpgrade: h2c\r\n'))).toEqual(['{"id":"one"}']);
});
