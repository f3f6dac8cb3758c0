import { Pool } from 'undici';

/** Requests under way at once, and the people who ask. */
const CONNECTIONS = 16;
const PEOPLE = 50;

/** Asks all questions of a bot, each answered before its asker goes on. Resolves to answers a second. */
export async function askAll(url: string, questions: readonly string[]): Promise<number> {
  const pool = new Pool(url, { connections: CONNECTIONS });
  const waiting = questions.entries();
  const began = performance.now();
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      for (const [i, text] of waiting) await askOne(pool, text, i % PEOPLE);
    }),
  );
  const seconds = (performance.now() - began) / 1000;
  await pool.close();
  return questions.length / seconds;
}

async function askOne(pool: Pool, text: string, person: number): Promise<void> {
  const activity = {
    type: 'message',
    id: `a${person}`,
    channelId: 'msteams',
    serviceUrl: 'http://127.0.0.1:9/',
    conversation: { id: `c${person}`, conversationType: 'personal', tenantId: 't' },
    from: { id: `29:${person}`, name: '甲' },
    recipient: { id: '28:zhiyi', name: '知依' },
    timestamp: '2026-01-05T03:04:05.000Z',
    text,
    deliveryMode: 'expectReplies',
  };
  const { statusCode, body } = await pool.request({
    path: '/api/messages',
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(activity),
  });
  const { activities } = (await body.json()) as { activities?: { text?: string; summary?: string }[] };
  if (statusCode !== 200 || !(activities?.[0]?.text ?? activities?.[0]?.summary))
    throw new Error(`${statusCode} to ${text}`);
}
