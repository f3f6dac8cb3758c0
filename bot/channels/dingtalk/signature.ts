import { createHmac, timingSafeEqual } from 'node:crypto';

/** Milliseconds for which a signature counts, before and after now. Source: DingTalk's page on receiving robot messages. */
const VALID_MS = 3_600_000;

/**
 * Whether a request comes from who holds the application's secret: HMAC-SHA256 of timestamp and secret, base64. Only the
 * time is signed, not the body: what is sent again within the hour is told by its message id.
 * @param timestamp milliseconds since 1970, as the header has it
 */
export function isSigned(timestamp: string, sign: string, secret: string, now: Date): boolean {
  const at = Number(timestamp);
  if (!/^\d{1,16}$/.test(timestamp) || Math.abs(now.getTime() - at) > VALID_MS) return false;
  const expected = Buffer.from(signatureOf(timestamp, secret));
  const given = Buffer.from(sign);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

export function signatureOf(timestamp: string, secret: string): string {
  return createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64');
}
