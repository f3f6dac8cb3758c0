import { isIP } from 'node:net';

/**
 * Whether a Host header names this machine. A page elsewhere whose name was made to lead here still sends its own name.
 * Names below localhost lead nowhere else (RFC 6761), and browsers ask nobody where.
 * Example: localhost:3978 → true, water.localhost:3978 → true, evil.example:3978 → false
 */
export function isLoopbackName(host: string | undefined): boolean {
  const name = (host ?? '').replace(/:\d+$/, '').replace(/^\[|\]$/g, '');
  return (
    /^(?:[\w-]+\.)*localhost$/.test(name) || name === '::1' || (isIP(name) === 4 && name.startsWith('127.'))
  );
}

/** Under which names a server of the own machine, without authentication, may be spoken to; undefined: under any. */
export function localHosts(config: {
  readonly authenticated: boolean;
  readonly host: string;
  readonly publicUrl?: string;
}): ((host: string | undefined) => boolean) | undefined {
  const host = config.host.includes(':') ? `[${config.host}]` : config.host;
  if (config.authenticated || !isLoopbackName(host)) return undefined;
  const shown = config.publicUrl && new URL(config.publicUrl).host;
  return (named) => isLoopbackName(named) || (shown !== undefined && named === shown);
}
