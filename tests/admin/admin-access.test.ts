import { afterEach, expect, test } from 'vitest';
import { isAdmin } from '../../bot/access/admins.ts';
import { provider } from '../access/provider.ts';
import { serverUnderTest, type UnderTest } from '../access/server-under-test.ts';
import { browserAt, byProvider } from '../access/signing-in.ts';
import { knowledgeFile } from '../documents/knowledge-folder.ts';
import { adminServer } from './admin-server.ts';
import { question, written } from './invented-records.ts';

const open: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.stop();
});

const ADDRESSES = ['/admin', '/admin/', '/admin/usage', '/admin/usage.csv', '/admin/texts/job', '/admin/x'];
const PROXY = {
  ZHIYI_PAGES: 'proxy',
  ZHIYI_PROXY_HEADER: 'X-Forwarded-User',
  ZHIYI_PROXY_ADDRESSES: '127.0.0.1',
};

/** What a response says but for the time and the address that was asked. */
async function shown(running: UnderTest, address: string, init: RequestInit = {}): Promise<unknown> {
  const response = await fetch(running.local + address, { redirect: 'manual', ...init });
  const headers = Object.fromEntries([...response.headers].filter(([name]) => name !== 'date'));
  const body = (await response.text()).replace(address, '<address>');
  return { status: response.status, headers: { ...headers, 'content-length': body.length }, body };
}

test('without a configured role every address of it is one that is not there', async () => {
  const running = await serverUnderTest();
  open.push(running);
  for (const address of ADDRESSES)
    expect(await shown(running, address)).toEqual(await shown(running, '/no-such-page'));
  const sent = { method: 'POST', body: new URLSearchParams({ form: 'x' }) };
  expect(await shown(running, '/admin/undo', sent)).toEqual(await shown(running, '/no-such-page', sent));
});

test('who has not the role is answered as without one, to the letter; who has is not', async () => {
  const running = await serverUnderTest({ ...PROXY, ZHIYI_ADMINS: 'wang' });
  open.push(running);
  for (const user of ['li', 'dingtalk:wang', 'localhost', ''])
    for (const address of ADDRESSES)
      for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
        const init = { method, headers: { 'x-forwarded-user': user } };
        expect(await shown(running, address, init), `${user} ${method} ${address}`).toEqual(
          await shown(running, '/no-such-page', init),
        );
      }
  const init = { headers: { 'x-forwarded-user': 'Wang' } };
  expect(await shown(running, '/admin/usage', init)).toMatchObject({ status: 200 });
  expect(await shown(running, '/admin/x', init)).toEqual(await shown(running, '/no-such-page', init));
});

test('a role by group; a list with nobody on it is nobody', () => {
  const at = { req: { headers: {}, socket: {} } as never, local: false };
  const groups = { users: [], groups: ['g-1'] };
  expect(isAdmin({ id: 'wang', groups: ['G-1'] }, groups, at)).toBe(true);
  expect(isAdmin({ id: 'wang', groups: ['g-2'] }, groups, at)).toBe(false);
  expect(isAdmin({ id: 'wang' }, { users: [], groups: [] }, at)).toBe(false);
  expect(isAdmin({ id: 'localhost' }, { users: ['localhost'], groups: [] }, { ...at, local: true })).toBe(
    false,
  );
  expect(isAdmin({}, { users: ['wang'], groups: [] }, { ...at, local: true })).toBe(false);
});

test('whoever sits at the machine has the role by that name, and nobody by way of a proxy', async () => {
  const running = await adminServer();
  open.push(running);
  expect((await running.get('/admin')).headers.get('Location')).toBe('/admin/usage');
  expect((await running.get('/admin/usage')).status).toBe(200);
  for (const header of ['x-forwarded-for', 'forwarded'])
    expect((await running.get('/admin/usage', { [header]: '192.0.2.1' })).status).toBe(404);
  const shownElsewhere = await serverUnderTest({ ZHIYI_ADMINS: 'localhost', ZHIYI_PAGES: 'open' });
  open.push(shownElsewhere);
  expect((await fetch(`${shownElsewhere.local}/admin/usage`)).status).toBe(404);
});

test('pages are framed by nobody, kept by nobody and run no script of others', async () => {
  const running = await adminServer({ ZHIYI_FRAME_ANCESTORS: 'https://portal.example' });
  open.push(running);
  const { headers } = await running.get('/admin/usage');
  expect(headers.get('Content-Security-Policy')).toContain("frame-ancestors 'none'");
  expect(headers.get('Content-Security-Policy')).not.toContain('portal.example');
  expect(headers.get('Cache-Control')).toBe('no-store');
});

test('a form of another page changes nothing', async () => {
  const running = await adminServer();
  open.push(running);
  const fields = { mark: 'done', question: '年假怎么休' };
  for (const form of ['', 'x', 'A'.repeat(43)])
    expect((await running.send('gaps/mark', { ...fields, form })).status).toBe(403);
  for (const site of ['cross-site', 'same-site', 'none'])
    expect((await running.send('gaps/mark', fields, { 'Sec-Fetch-Site': site })).status).toBe(403);
  const body = JSON.stringify(fields);
  const json = { method: 'POST', body, headers: { 'Content-Type': 'application/json' } };
  expect((await fetch(`${running.local}/admin/gaps/mark`, json)).status).toBe(403);
  expect(await running.page('/admin/changes')).toContain('还没有改动过什么');
  expect((await running.send('gaps/mark', fields, { 'Sec-Fetch-Site': 'same-origin' })).status).toBe(303);
});

test('a group of the sign-in gives the role, and who is not signed in is sent to do so as everywhere', async () => {
  const own = await provider();
  const running = await serverUnderTest({ ...byProvider(own), ZHIYI_ADMIN_GROUPS: 'g-operators' });
  open.push(running, { stop: () => own.close() });
  const { get, signIn } = browserAt(running.local, own);
  const signedIn = async (groups: readonly string[]): Promise<string> => {
    const { cookie, location } = await signIn({ groups }, '/admin/usage');
    expect(location).toBe('/admin/usage');
    return cookie;
  };
  expect((await get('/admin/usage')).headers.get('Location')).toBe('/access/sign-in?to=%2Fadmin%2Fusage');
  const operator = await signedIn(['g-staff', 'g-operators']);
  expect((await get('/admin/usage', operator)).status).toBe(200);
  expect((await get('/admin/usage', await signedIn(['g-staff']))).status).toBe(404);
  // A form that belongs to another sign-in is nobody's.
  const token =
    /name="form" value="([^"]+)"/.exec(await (await get('/admin/texts', operator)).text())?.[1] ?? '';
  const send = (cookie: string): Promise<Response> =>
    fetch(`${running.local}/admin/texts/reload`, {
      method: 'POST',
      body: new URLSearchParams({ form: token }),
      headers: { cookie },
      redirect: 'manual',
    });
  expect((await send(await signedIn(['g-operators']))).status).toBe(403);
  expect((await send(operator)).status).toBe(303);
});

test('a text that the operator may not see is on no view: not its title, its words, nor an answer from it', async () => {
  const running = await adminServer(
    {},
    {
      'organisation.yaml': 'name: 示例厅\ngroups:\n  - {name: 内部, members: [g-inner]}\n',
      'secret.md': knowledgeFile(
        { id: 'secret', title: '示例内部规程', access: ['内部'] },
        '第一条 暗渠每周开闸一次。\n',
      ),
    },
  );
  open.push(running);
  const { library } = await running.knowledge();
  const key = library.entries.find(({ document }) => document.id === 'secret')!.key;
  await written(running.records, [
    question({ turn: 's1', time: '2024-05-29T02:00:00Z', question: '暗渠多久开闸', passages: [key] }),
    question({ turn: 's2', time: '2024-06-04T02:00:00Z', question: '开闸找谁', outcome: 'not_found' }),
  ]);
  for (const address of ['usage', 'gaps', 'review', `why?q=${encodeURIComponent('多久开闸一次')}`, 'texts'])
    expect(await running.page(`/admin/${address}`), address).not.toMatch(/内部规程|暗渠每周|secret/);
  expect(await running.page('/admin/review')).toContain('这一周没有答过的问题');
});
