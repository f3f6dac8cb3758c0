import { afterEach, expect, test } from 'vitest';
import { isAdmin } from '../../bot/access/admins.ts';
import { serverUnderTest, type UnderTest } from '../access/server-under-test.ts';
import { adminServer } from './admin-server.ts';

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
