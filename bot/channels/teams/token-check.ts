import { decodeProtectedHeader, errors, type JWTPayload, jwtVerify } from 'jose';
import { Refusal } from '../../access/refusal.ts';
import { HostAway } from './circuit-breaker.ts';
import type { SigningKey } from './signing-keys.ts';

const LONGEST_TOKEN = 16_384;
const ALGORITHMS = ['RS256', 'RS384', 'RS512'];
/** Seconds by which clocks may differ. Source: Bot Connector authentication, step 5. */
const CLOCKS_DIFFER_S = 300;

interface Rules {
  readonly issuer: string;
  readonly appId: string;
  readonly keyOf: (kid: string) => Promise<SigningKey | undefined>;
  readonly now: () => Date;
}

/** What a token must be good for. */
interface Purpose {
  readonly channel: string;
  readonly serviceUrl: string | undefined;
}

/**
 * Checks the token of a request as the Bot Connector's authentication asks: its own issuer, this bot, a published key
 * that is endorsed for the channel, and the service address that the activity names.
 * @throws Refusal 401 when it is refused, 503 when the keys cannot be had
 */
export async function checkToken(
  header: string,
  { issuer, appId, keyOf, now }: Rules,
  { channel, serviceUrl }: Purpose,
): Promise<JWTPayload & { readonly exp: number }> {
  const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(header)?.[1];
  if (!token || token.length > LONGEST_TOKEN) throw unauthorized('form');
  const key = await keyFor(token, keyOf);
  const { payload } = await jwtVerify(token, key.jwk, {
    algorithms: ALGORITHMS,
    issuer,
    audience: appId,
    clockTolerance: CLOCKS_DIFFER_S,
    requiredClaims: ['exp', 'aud', 'iss'],
    currentDate: now(),
  }).catch(() => {
    throw unauthorized('refused');
  });
  const { endorsements } = key;
  if (endorsements && !endorsements.includes(channel)) throw unauthorized('endorsement');
  if (!serviceUrl || payload.serviceurl !== serviceUrl) throw unauthorized('service');
  if (typeof payload.aud !== 'string' || payload.exp === undefined) throw unauthorized('claims');
  return { ...payload, exp: payload.exp };
}

async function keyFor(token: string, keyOf: Rules['keyOf']): Promise<SigningKey> {
  const kid = kidOf(token);
  const key = await keyOf(kid).catch((error: unknown) => {
    const refusal = new Refusal(503, 'keys', '现在无法核对令牌', 5);
    refusal.cause = error instanceof HostAway && error.cause ? error.cause : error;
    throw refusal;
  });
  if (!key) throw unauthorized('key');
  return key;
}

/** What can be told without a key. */
function kidOf(token: string): string {
  try {
    const { alg, kid, crit } = decodeProtectedHeader(token);
    // No extension is understood here.
    if (!alg || !ALGORITHMS.includes(alg) || !kid || crit !== undefined) throw unauthorized('header');
    return kid;
  } catch (error) {
    if (error instanceof Refusal) throw error;
    if (error instanceof errors.JOSEError || error instanceof TypeError) throw unauthorized('form');
    throw error;
  }
}

function unauthorized(reason: string): Refusal {
  return new Refusal(401, `token ${reason}`, '令牌无效');
}
