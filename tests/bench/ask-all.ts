import { Pool } from 'undici';

/** Requests under way at once, and the people who ask. */
const CONNECTIONS = 16;
const PEOPLE = 50;

/** Where replies go that come back in the response: nobody is there. */
const NOBODY = 'http://127.0.0.1:9/';

/**
 * Asks all questions of a bot, each answered before its asker goes on. Resolves to answers a second.
 * @param serviceUrl the connector that replies are posted to, as Teams has it; default none, they come back in the response
 */
export async function askAll(
  url: string,
  questions: readonly string[],
  serviceUrl?: string,
): Promise<number> {
  const pool = new Pool(url, { connections: CONNECTIONS });
  const waiting = questions.entries();
  const began = performance.now();
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      for (const [i, text] of waiting) await askOne(pool, text, i % PEOPLE, serviceUrl);
    }),
  );
  const seconds = (performance.now() - began) / 1000;
  await pool.close();
  return questions.length / seconds;
}

async function askOne(pool: Pool, text: string, person: number, serviceUrl?: string): Promise<void> {
  const activity = {
    type: 'message',
    id: `a${person}`,
    channelId: 'msteams',
    serviceUrl: serviceUrl ?? NOBODY,
    conversation: { id: `c${person}`, conversationType: 'personal', tenantId: 't' },
    from: { id: `29:${person}`, name: '甲' },
    recipient: { id: '28:zhiyi', name: '知依' },
    timestamp: '2026-01-05T03:04:05.000Z',
    text,
    ...(serviceUrl === undefined ? { deliveryMode: 'expectReplies' } : {}),
  };
  const { statusCode, body } = await pool.request({
    path: '/api/messages',
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(activity),
  });
  if (serviceUrl !== undefined) {
    await body.dump();
    if (statusCode >= 300) throw new Error(`${statusCode} to ${text}`);
    return;
  }
  const { activities } = (await body.json()) as { activities?: { text?: string; summary?: string }[] };
  if (statusCode !== 200 || !(activities?.[0]?.text ?? activities?.[0]?.summary))
    throw new Error(`${statusCode} to ${text}`);
}
