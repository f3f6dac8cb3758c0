import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { request } from 'undici';
import { expect, onTestFinished, test } from 'vitest';
import { fingerprintOf } from '../../bot/answers/fingerprint.ts';
import { quotationAt, quotationText } from '../../bot/answers/quotation.ts';
import { apiRoutes } from '../../bot/routes/api.ts';
import { checkRoutes } from '../../bot/routes/check.ts';
import { verifyRoutes } from '../../bot/routes/verify.ts';
import { createHttpServer } from '../../bot/server.ts';
import { lockedWord } from '../check/locked-file.ts';
import { asScan } from '../import/example-files.ts';
import { NOW, openShelf } from './reader-shelf.ts';

type Schemas = Readonly<Record<string, object>>;
interface Operation {
  readonly requestBody: { readonly content: Readonly<Record<string, { schema: { $ref: string } }>> };
  readonly responses: Readonly<Record<string, { content: Record<string, { schema: { $ref: string } }> }>>;
}

async function served() {
  const library = await openShelf();
  const parts = {
    library: async () => library,
    frameAncestors: "'self'",
    base: () => 'http://zhiyi.example',
  };
  const failures: unknown[] = [];
  const routes = [...apiRoutes(parts), ...checkRoutes({ ...parts, now: NOW }), ...verifyRoutes(parts)];
  const server = createHttpServer(routes, (error) => failures.push(error));
  const url = `http://127.0.0.1:${await server.listen(0, '127.0.0.1')}`;
  onTestFinished(async () => {
    await server.close();
    expect(failures).toEqual([]);
  });
  const { paths, components } = (await (await fetch(`${url}/api`)).json()) as {
    paths: Readonly<Record<string, { post: Operation }>>;
    components: { schemas: Schemas };
  };
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema({ $id: 'api', components });
  const valid = (ref: string, value: unknown): boolean => {
    const found = ajv.validate(`api${ref}`, value);
    if (!found) console.error(ref, ajv.errors);
    return found;
  };
  /** Sends a body, and holds both it and what comes back against the description. */
  const post = async (path: string, body: unknown, described = true) => {
    const { requestBody, responses } = paths[path]!.post;
    const sent = requestBody.content['application/json']!.schema.$ref;
    if (described) expect(valid(sent, body), `${path} ${JSON.stringify(body).slice(0, 80)}`).toBe(true);
    const answer = await request(`${url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const value = (await answer.body.json()) as Record<string, never>;
    const told = responses[String(answer.statusCode)] ?? responses.default!;
    expect(valid(told.content['application/json']!.schema.$ref, value), `${answer.statusCode}`).toBe(true);
    return { status: answer.statusCode, value };
  };
  return { library, post, components };
}

test('what /api says of /api/check holds for real answers, errors included', async () => {
  const { post } = await served();
  const drafts = [
    '依据《示例省防汛条例》第九十条和第三条的规定。',
    '《示例省防汛条例》第三条规定：“防汛指挥机构每年开展一次演练。”',
    '《示例省防汛条例》（2019年）第二条，《示例市救灾办法》第一条，《没有的条例》第三条。',
    '《示例省防讯条例》第一条。',
    '没有引用。',
  ];
  const kinds = new Set<string>();
  for (const text of drafts)
    for (const body of [
      { text },
      { text, asOf: '2020-01-01' },
      { name: 'a.txt', base64: Buffer.from(text).toString('base64') },
    ]) {
      const { status, value } = await post('/api/check', body);
      expect(status, text).toBe(200);
      for (const { kind } of value.findings as unknown as { kind: string }[]) kinds.add(kind);
    }
  expect(kinds.size).toBeGreaterThan(5);
  for (const body of [{}, { text: 1 }, { text: 'x', asOf: 'heute' }, { base64: 5 }, []])
    expect((await post('/api/check', body, false)).status).toBe(400);
});

test('what /api says of /api/verify holds for every verdict, errors included', async () => {
  const { post, library } = await served();
  const found = quotationAt(library, '/read/example-flood@2023-09-01#a4')!;
  const whole = quotationText(found, 'http://zhiyi.example');
  const verdicts = new Set<unknown>();
  for (const text of [
    whole,
    whole.replace('转移人员', '转移物资'),
    whole.replace(/，/gu, ',').replace(/sha256:\S+/u, ''),
    `sha256:${found.sha256}`,
    `sha256:${fingerprintOf(['没有的文字'])}`,
    '《示例省防汛条例》（2023年版）第四条',
    '《示例省防汛条例》（2023年版）第九十条',
    '《示例省防汛条例》（2019年版）第三条',
    '《示例应急法》第二条',
    '今天天气不错',
  ])
    verdicts.add((await post('/api/verify', { text })).value.verdict);
  expect([...verdicts].sort()).toEqual(
    expect.arrayContaining(['changed', 'gone', 'held', 'same', 'unknown']),
  );
  for (const body of [{}, { text: ' ' }, { text: 'x'.repeat(50_001) }])
    expect((await post('/api/verify', body, false)).status).toBe(400);
});

test('a file with a password, a scan, one of 50 MB: refused in clear words', async () => {
  const { post } = await served();
  const sent = (name: string, bytes: Uint8Array) => ({ name, base64: Buffer.from(bytes).toString('base64') });
  const said = ({ value }: { value: unknown }): string =>
    (value as { error: { message: string } }).error.message;
  const locked = await post('/api/check', sent('通知.docx', lockedWord()));
  expect([locked.status, said(locked)]).toEqual([422, expect.stringMatching(/有密码.*去掉打开密码/u)]);
  const scan = await post('/api/check', sent('扫描.pdf', await asScan()));
  expect([scan.status, said(scan)]).toEqual([422, expect.stringContaining('没有文字层')]);
  const large = await post('/api/check', sent('大.docx', Buffer.alloc(50_000_000)));
  expect([large.status, said(large)]).toEqual([413, expect.stringMatching(/不能超过 10 MB/u)]);
});

test('no schema of what is described lets through what it does not name', async () => {
  const { components } = await served();
  const open: string[] = [];
  const look = (at: string, schema: unknown): void => {
    if (typeof schema !== 'object' || schema === null) return;
    const { type, additionalProperties } = schema as { type?: unknown; additionalProperties?: unknown };
    if (type === 'object' && additionalProperties !== false) open.push(at);
    for (const [key, value] of Object.entries(schema)) look(`${at}/${key}`, value);
  };
  look('', components.schemas);
  // What is left open says so: terms of others, and an explanation whose form is its own.
  expect(open).toEqual(['/Search/properties/onDay', '/Search/properties/approved', '/Graph']);
});
