// What the chat page asks of the server.
const BASE = '/v3/directline';
const PATIENCE_MS = 20_000;

/** The server answered, and said no: its words are for people. */
export class Refused extends Error {
  constructor(status, message, retryAfter) {
    super(message);
    this.status = status;
    if (retryAfter > 0) this.retryAfter = retryAfter;
  }
}

/** Sends a body, or asks where there is none. @throws Refused; TypeError when there is no network */
export async function post(path, body, token, method = body === undefined ? 'GET' : 'POST') {
  const response = await fetch(`${BASE}${path}`, {
    method,
    headers: {
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...(token ? { Authorization: `Bearer ${token}` } : {}),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  if (response.status === 204) return undefined;
  const value = await response.json().catch(() => undefined);
  if (response.ok && value) return value;
  throw new Refused(
    response.ok ? 502 : response.status,
    value?.error?.message ?? '服务没有回应',
    Number(response.headers.get('Retry-After')),
  );
}

/** A token for an earlier conversation, or for a new one where there is none or it is gone. */
export function take(earlier) {
  return post('/tokens/generate', earlier ? { conversation: earlier } : {});
}

/** Deletes a conversation on the server too. */
export async function forget(entry) {
  const { conversationId, token } = await take({ id: entry.id, key: entry.key });
  await post(`/conversations/${conversationId}`, undefined, token, 'DELETE');
}
