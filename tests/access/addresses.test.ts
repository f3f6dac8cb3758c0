import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { clientAddress, proxies } from '../../bot/access/client-address.ts';
import { CONNECTOR_HOSTS, LOOPBACK_HOSTS, serviceRule } from '../../bot/access/service-hosts.ts';

const from = (remoteAddress: string, forwarded?: string) =>
  ({ socket: { remoteAddress }, headers: { 'x-forwarded-for': forwarded } }) as unknown as IncomingMessage;

test('the address of a client is the last one that no believed proxy has', () => {
  const believed = proxies(['10.0.0.0/8', '::1']);
  expect(clientAddress(from('10.1.2.3', '203.0.113.9'), believed)).toBe('203.0.113.9');
  expect(clientAddress(from('10.1.2.3', '198.51.100.1, 203.0.113.9, 10.9.9.9'), believed)).toBe(
    '203.0.113.9',
  );
  expect(clientAddress(from('::ffff:10.1.2.3', '203.0.113.9'), believed)).toBe('203.0.113.9');
});

test('a forwarded address from anybody else is not looked at', () => {
  expect(clientAddress(from('203.0.113.9', '127.0.0.1'), proxies(['10.0.0.0/8']))).toBe('203.0.113.9');
  expect(clientAddress(from('::ffff:203.0.113.9', '127.0.0.1'), proxies([]))).toBe('203.0.113.9');
  expect(clientAddress(from('10.1.2.3', 'nonsense'), proxies(['10.0.0.0/8']))).toBe('10.1.2.3');
});

test('what is no address is refused in the settings', () => {
  for (const entry of ['proxy.example', '10.0.0.0/99', '10.0.0']) expect(() => proxies([entry])).toThrow();
});

test.each([
  'https://smba.trafficmanager.net/emea/',
  'https://webchat.botframework.com/',
  'https://SMBA.trafficmanager.net/',
])('replies may go to %s', (url) => expect(serviceRule(CONNECTOR_HOSTS)(url)).toBe(true));

test.each([
  'http://smba.trafficmanager.net/',
  'https://evil.trafficmanager.net/',
  'https://smba.trafficmanager.net.evil.example/',
  'https://botframework.com.evil.example/',
  'https://evilbotframework.com/',
  'https://smba.trafficmanager.net@evil.example/',
  'https://user:pass@smba.trafficmanager.net/',
  'http://169.254.169.254/metadata',
  'https://127.0.0.1/',
  'https://[::ffff:127.0.0.1]/',
  'file:///etc/passwd',
  'urn:zhiyi:page',
  '',
  'not an address',
])('replies may not go to %s', (url) => expect(serviceRule(CONNECTOR_HOSTS)(url)).toBe(false));

test('on the own machine plain http is enough, on any port', () => {
  const local = serviceRule(LOOPBACK_HOSTS);
  expect(local('http://127.0.0.1:56150/_connector')).toBe(true);
  expect(local('http://localhost:1/')).toBe(true);
  expect(local('http://10.0.0.1/')).toBe(false);
  expect(serviceRule(['bot.example:8443'])('https://bot.example:8443/x')).toBe(true);
  expect(serviceRule(['bot.example:8443'])('https://bot.example/x')).toBe(false);
});
