// The page's end of its conversation, as Web Chat wants it: it reconnects by itself, takes new tokens, and sends what
// could not be sent, once. Web Chat is told that all is well throughout: people may go on writing.
import { send } from './chat-files.js';
import { post, Refused, take } from './chat-requests.js';
import { stream, subject } from './chat-stream.js';

/** Milliseconds between attempts; the last one goes on. */
const PAUSES = [300, 1000, 2000, 4000, 8000];
/** The stream may be dead without knowing it: after so long without an answer the page asks. */
const QUIET_MS = 3000;

/**
 * @param parts.earlier {id, key} of the conversation to go on with, if any
 * @param parts.kept where what waits to be sent is kept: {token, setToken, outbox, setOutbox}
 * @param parts.opened told of {id, key} once a conversation is open; the key of a new one only
 * @param parts.tell told of the state: 'open', 'away', 'lost', 'refused' with words, 'slow' with words
 */
export function connection({ earlier, kept, opened, tell }) {
  const activities = subject();
  let here = earlier;
  let token = kept.token();
  let watermark = 0;
  let socket;
  let ready = false;
  let sending = false;
  let ended = false;
  let wake = () => undefined;
  const outbox = kept
    .outbox()
    .map((activity) => ({ activity, done: () => undefined, fail: () => undefined }));

  const pause = (ms) =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  /** A conversation that is open on the server, with a token that is good. */
  async function enter() {
    if (token) {
      const answer = await post('/conversations', {}, token).catch(onlyExpired);
      if (answer) return answer.streamUrl;
      token = undefined;
    }
    const taken = await take(here);
    // Who has left for another conversation keeps nothing of this one.
    if (ended) throw new Refused(410, '');
    const lost = here !== undefined && taken.conversationId !== here.id;
    if (taken.conversationId !== here?.id) watermark = 0;
    token = taken.token;
    here = { id: taken.conversationId, key: taken.key ?? here?.key };
    kept.setToken(token);
    opened(here);
    if (lost) tell('lost');
    return (await post('/conversations', {}, token)).streamUrl;
  }

  async function run() {
    for (let failed = 0; !ended; ) {
      try {
        const url = await enter();
        ready = true;
        await catchUp();
        tell('open');
        void pump();
        failed = 0;
        socket = stream(url, watermark, receive);
        const how = await socket.closed;
        // Where no socket can be had, the page asks at short intervals.
        if (how === 'never') await pause(1500);
        else tell('away');
      } catch (error) {
        ready = false;
        if (ended) return;
        if (error instanceof Refused && error.status < 500 && error.status !== 429) {
          tell('refused', error.message, error.status);
          return;
        }
        tell('away');
        await pause((error.retryAfter ?? 0) * 1000 || PAUSES[Math.min(failed++, PAUSES.length - 1)]);
      }
    }
  }

  /** Takes what is new of a part of the conversation that ends at `mark`. */
  function receive(list, mark, gapless = false) {
    const first = mark - list.length;
    if (first > watermark && !gapless) return void catchUp().catch(() => undefined);
    const fresh = list.slice(Math.max(0, watermark - first));
    watermark = Math.max(watermark, mark);
    for (const activity of fresh) activities.next(activity);
  }

  async function catchUp() {
    const found = await post(`/conversations/${here.id}/activities?watermark=${watermark}`, undefined, token);
    receive(found.activities, Number(found.watermark), true);
  }

  async function pump() {
    if (sending || !ready) return;
    sending = true;
    while (outbox.length > 0 && ready) {
      const { activity, done, fail } = outbox[0];
      try {
        const { id } = await send(here.id, activity, token);
        leave();
        done(id);
        expectAnswer();
      } catch (error) {
        if (
          !(error instanceof Refused) ||
          error.status >= 500 ||
          error.status === 401 ||
          error.status === 403
        ) {
          ready = false;
          if (error.status === 403) token = undefined;
          again();
          break;
        }
        leave();
        tell('slow', error.message);
        fail(error);
      }
    }
    sending = false;
    if (ready && outbox.length > 0) void pump();
  }

  function leave() {
    outbox.shift();
    if (!ended) kept.setOutbox(outbox.map(({ activity }) => activity));
  }

  function expectAnswer() {
    const before = watermark;
    setTimeout(() => {
      if (watermark <= before + 1 && ready) catchUp().catch(again);
    }, QUIET_MS);
  }

  /** Comes again at once. */
  function again() {
    tell('away');
    socket?.close();
    wake();
  }
  addEventListener('online', again);
  addEventListener('offline', () => {
    ready = false;
    again();
  });

  return {
    waiting: () => outbox.length,
    token: () => token,
    /** Shows words as the assistant's that no server said. */
    remark(text) {
      const from = { id: 'zhiyi', name: '知依', role: 'bot' };
      const id = `here-${Date.now()}`;
      activities.next({
        type: 'message',
        id,
        from,
        text,
        textFormat: 'plain',
        timestamp: new Date().toISOString(),
      });
    },
    directLine: {
      activity$: activities.observable(() => void run()),
      connectionStatus$: subject(2).observable(),
      postActivity(activity) {
        const sent = subject();
        outbox.push({ activity, done: sent.next, fail: sent.error });
        kept.setOutbox(outbox.map((waiting) => waiting.activity));
        if (!ready) tell('away');
        void pump();
        return sent.observable();
      },
      end() {
        ended = true;
        socket?.close();
      },
    },
  };
}

/** A token that has expired, or that a restart has ended, is no failure. */
function onlyExpired(error) {
  if (error instanceof Refused && error.status === 403) return undefined;
  throw error;
}
