import { describe, expect, it } from 'vitest';
import { isPublicAddress } from '../../indexer/import/fetching/addresses.ts';
import { checkedLookup } from '../../indexer/import/fetching/checked-agent.ts';
import type { Answer, FetchInit } from '../../indexer/import/fetching/fetch.ts';
import { fetchOriginal, type Network } from '../../indexer/import/fetching/fetch-original.ts';
import { checkUrl, followed } from '../../indexer/import/fetching/url-rules.ts';

const none = new Set<string>();

describe('addresses', () => {
  it.each([
    '10.1.2.3',
    '127.0.0.1',
    '169.254.169.254',
    '172.16.0.1',
    '192.168.1.1',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '::1',
    '::',
    'fe80::1',
    'fc00::1',
    '::ffff:8.8.8.8',
    '64:ff9b::808:808',
    '2002:7f00:1::',
    'nonsense',
  ])('%s is refused', (address) => expect(isPublicAddress(address)).toBe(false));
  it.each(['8.8.8.8', '61.174.1.1', '240e::1', '2400:3200::1'])('%s is public', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });
});

describe('urls', () => {
  it.each([
    'ftp://example.com/a',
    'file:///etc/passwd',
    'http://a:b@example.com/',
    'http://127.0.0.1/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://[::1]/',
    'http://localhost:80/',
    'https://x.localhost/',
    '不是网址',
  ])('%s is refused', (url) => expect(() => checkUrl(url, none)).toThrow());
  it('a private host may be allowed, by itself or with its port', () => {
    expect(checkUrl('http://10.0.0.8:81/a', new Set(['10.0.0.8'])).host).toBe('10.0.0.8:81');
    expect(checkUrl('http://10.0.0.8:81/a', new Set(['10.0.0.8:81'])).host).toBe('10.0.0.8:81');
    expect(() => checkUrl('http://10.0.0.8:82/a', new Set(['10.0.0.8:81']))).toThrow(/内网/);
  });
  it('redirects stay on the host and never leave TLS', () => {
    const from = new URL('http://law.example.com/a');
    expect(followed(from, '/b', none).href).toBe('http://law.example.com/b');
    expect(followed(from, 'https://law.example.com/b', none).protocol).toBe('https:');
    for (const to of [
      'http://other.example.com/',
      'http://law.example.com:8080/',
      'http://10.0.0.1/',
      'http://127.0.0.1/',
      null,
    ]) {
      expect(() => followed(from, to, none)).toThrow();
    }
    expect(() => followed(new URL('https://law.example.com/a'), 'http://law.example.com/a', none)).toThrow(
      /不跟/,
    );
  });
});

describe('lookup', () => {
  const ask = (addresses: string[], allowed = false) =>
    new Promise((resolve) => {
      const lookup = checkedLookup(
        (_, done) =>
          done(
            null,
            addresses.map((address) => ({ address, family: 4 })),
          ),
        allowed,
      );
      lookup('law.example.com', { all: true }, (error, found) => resolve(error ?? found));
    });
  it('gives the connection the addresses it checked', async () => {
    expect(await ask(['8.8.8.8'])).toEqual([{ address: '8.8.8.8', family: 4 }]);
  });
  it('refuses a name with one private address among public ones', async () => {
    expect(String(await ask(['8.8.8.8', '10.0.0.1']))).toMatch(/10\.0\.0\.1.*内网/);
  });
  it('allows it where the user does', async () => expect(await ask(['10.0.0.1'], true)).toHaveLength(1));
});

const URL_ = 'https://law.example.com/a.html';
const answer = (status: number, headers: Record<string, string> = {}, body = '第一条'): Answer =>
  new Response(status === 304 ? null : body, { status, headers });

/** A network that gives these answers in turn and records what was asked and how long was waited. */
function scripted(...answers: (Answer | Error)[]) {
  const asked: { url: string; headers: FetchInit['headers'] }[] = [];
  const waited: number[] = [];
  const network: Network = {
    fetch: async (url, { headers }) => {
      asked.push({ url, headers });
      const next = answers.shift() ?? new Error('asked once too often');
      if (next instanceof Error) throw next;
      return next;
    },
    pause: async (ms) => void waited.push(ms),
    random: () => 0.5,
    timeout: () => new AbortController().signal,
  };
  return { network, asked, waited };
}

describe('retries', () => {
  it('waits twice as long each time, by chance longer, and as the server asks', async () => {
    const { network, waited } = scripted(answer(500), answer(429, { 'retry-after': '2' }), answer(200));
    expect((await fetchOriginal(URL_, network)).status).toBe('fetched');
    expect(waited).toEqual([750, 2000]);
  });
  it('gives up after three', async () => {
    const { network, asked } = scripted(answer(503), answer(503), answer(503), answer(200));
    await expect(fetchOriginal(URL_, network)).rejects.toThrow(/503/);
    expect(asked).toHaveLength(3);
  });
  it('does not wait for a server that asks for an hour', async () => {
    const { network, waited } = scripted(answer(429, { 'retry-after': '3600' }));
    await expect(fetchOriginal(URL_, network)).rejects.toThrow(/429/);
    expect(waited).toEqual([]);
  });
  it('does not try again what will not pass', async () => {
    const { network, asked } = scripted(answer(404));
    await expect(fetchOriginal(URL_, network)).rejects.toThrow(/404/);
    expect(asked).toHaveLength(1);
  });
  it('a time-out says so', async () => {
    const late = new DOMException('late', 'TimeoutError');
    const { network } = scripted(late, late, late);
    await expect(fetchOriginal(URL_, network)).rejects.toThrow(/超时/);
  });
});

it('asks conditionally with what the server said before', async () => {
  const { network, asked } = scripted(answer(304));
  const validators = { etag: '"a"', lastModified: 'Mon, 05 May 2031 00:00:00 GMT' };
  expect(await fetchOriginal(URL_, network, validators)).toEqual({ status: 'not-modified' });
  expect(asked[0]?.headers).toMatchObject({
    'if-none-match': '"a"',
    'if-modified-since': validators.lastModified,
  });
});

it('follows five redirects on the host and no more', async () => {
  const hop = () => answer(302, { location: '/next' });
  const five = scripted(hop(), hop(), hop(), hop(), hop(), answer(200));
  expect((await fetchOriginal(URL_, five.network)).status).toBe('fetched');
  const six = scripted(hop(), hop(), hop(), hop(), hop(), hop(), answer(200));
  await expect(fetchOriginal(URL_, six.network)).rejects.toThrow(/转向超过/);
});
