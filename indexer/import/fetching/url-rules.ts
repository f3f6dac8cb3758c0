import { isIP } from 'node:net';
import { ImportError } from '../../errors.ts';
import { isPublicAddress } from './addresses.ts';

/** Hosts, written `host` or `host:port`, whose private or loopback addresses the user explicitly allows. */
export type AllowedHosts = ReadonlySet<string>;

/**
 * Checks an address before it is asked. Only http and https, no user name in it, and no private address unless allowed;
 * names are checked again when they are looked up.
 * @throws ImportError
 */
export function checkUrl(text: string, allowed: AllowedHosts): URL {
  let url: URL;
  try {
    url = new URL(text);
  } catch (cause) {
    throw new ImportError(`不是网址:${text.slice(0, 200)}`, '写完整网址,以 https:// 开头', { cause });
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw new ImportError(`不取 ${url.protocol} 网址`, '只取 http 和 https');
  }
  if (url.username !== '' || url.password !== '') {
    throw new ImportError('网址里带用户名或密码', '去掉后再取');
  }
  const host = hostOf(url);
  const isPrivate = isIP(host) !== 0 ? !isPublicAddress(host) : /^localhost$|\.localhost$/u.test(host);
  if (isPrivate && !isAllowed(url, allowed)) throw refusedAddress(host);
  return url;
}

/** Host without the brackets of an IPv6 address. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/gu, '');
}

export function isAllowed(url: URL, allowed: AllowedHosts): boolean {
  return allowed.has(hostOf(url)) || allowed.has(url.host);
}

export function refusedAddress(host: string): ImportError {
  const cure = `确要从内网取,加 --allow-private ${host}`;
  return new ImportError(`${host} 是内网或本机地址,不取`, cure);
}

/**
 * The address a redirect leads to: on the same host, never from https down to http, on the same port or from the plain one to
 * the secure one; or, by https, where `mayLeadTo` says. @throws ImportError
 */
export function followed(
  from: URL,
  location: string | null,
  allowed: AllowedHosts,
  mayLeadTo: (url: URL) => boolean = () => false,
): URL {
  if (location === null) throw new ImportError('网站要求转向却没说转到哪里', '用浏览器打开,找到正文页的网址');
  const to = checkUrl(new URL(location, from).href, allowed);
  const secure = from.protocol === 'http:' && to.protocol === 'https:' && from.port === '' && to.port === '';
  const same =
    to.hostname === from.hostname && ((to.protocol === from.protocol && to.port === from.port) || secure);
  if (!same && !(to.protocol === 'https:' && mayLeadTo(to))) {
    throw new ImportError(`网站转向另一处(${to.host}),不跟`, '确认后直接用转向后的网址');
  }
  return to;
}
