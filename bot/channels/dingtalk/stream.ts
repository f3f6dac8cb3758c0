import { TOPIC_CARD, TOPIC_ROBOT } from 'dingtalk-stream';
import type { DingTalkChannel } from './dingtalk-channel.ts';
import type { DingTalkSettings } from './settings.ts';
import { StreamClient, StreamRefused } from './stream-client.ts';

export interface StreamParts {
  readonly settings: DingTalkSettings;
  readonly channel: () => Promise<DingTalkChannel>;
  readonly fetch: typeof globalThis.fetch;
  readonly sleep: (ms: number) => Promise<void>;
  readonly random: () => number;
  readonly now: () => Date;
  readonly print: (line: string) => void;
  readonly warn: (message: string, error: unknown) => void;
  /** Told of turns, which outlive their frames. */
  readonly track: (turn: Promise<unknown>) => void;
}

/** The connection to DingTalk's gateway, kept until it is closed. */
export interface Stream {
  readonly connected: boolean;
  close(): void;
}

const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 60_000;
/** A connection that held so long was good: the next failure is a first one. */
const GOOD_MS = 60_000;

/**
 * Connects, and connects again: at once where the service asks for it, else after a pause that grows. What goes wrong is
 * told once, not at each attempt.
 */
export function stream(parts: StreamParts): Stream {
  const { settings, fetch, sleep, random, now, print, warn } = parts;
  let current: StreamClient | undefined;
  let closed = false;
  let told = '';

  const tell = (error: unknown): void => {
    const refused = error instanceof StreamRefused && error.status >= 400 && error.status < 500;
    const message = refused
      ? '钉钉网关拒绝连接:请核对 Client ID、Client Secret,以及应用是否已发布、机器人是否选了 Stream 模式'
      : '连不上钉钉网关,稍后再试';
    const said = `${message} ${error instanceof Error ? error.message : error}`;
    if (said === told) return;
    told = said;
    warn(message, error);
  };
  const open = async (): Promise<StreamClient> => {
    const { clientId, clientSecret, api } = settings;
    const failed = (error: unknown): void => warn('钉钉发来的一帧读不懂', error);
    const client = new StreamClient({ clientId, clientSecret, api, fetch, failed });
    listen(client, parts);
    try {
      await client.open();
    } catch (error) {
      client.close();
      throw error;
    }
    return client;
  };
  const keep = async (): Promise<void> => {
    for (let attempt = 0; !closed; ) {
      const began = now().getTime();
      let again = false;
      try {
        current = await open();
        if (closed) break;
        print('钉钉已连接(Stream 模式)');
        told = '';
        again = await current.ended;
        if (now().getTime() - began >= GOOD_MS) attempt = 0;
      } catch (error) {
        tell(error);
      }
      current?.close();
      current = undefined;
      if (closed) break;
      // A service that asks again and again is not obeyed again and again.
      if (again && attempt === 0) {
        attempt = 1;
        continue;
      }
      const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** attempt++);
      await sleep(pause * (0.5 + random() / 2));
    }
    current?.close();
  };
  void keep();
  return {
    get connected() {
      return current?.connected ?? false;
    },
    close() {
      closed = true;
      current?.close();
    },
  };
}

/** Frames are acknowledged before their turns: the service repeats what it believes lost. */
function listen(client: StreamClient, { channel, warn, track }: StreamParts): void {
  const begin = (work: (c: DingTalkChannel) => Promise<void>): void => {
    const turn = channel()
      .then(work)
      .catch((error: unknown) => warn('钉钉的消息没有处理', error));
    track(turn);
  };
  client.registerCallbackListener(TOPIC_ROBOT, ({ headers, data }) => {
    client.socketCallBackResponse(headers.messageId, {});
    begin((c) => c.receive(data));
  });
  client.registerCallbackListener(TOPIC_CARD, ({ headers, data }) => {
    client.socketCallBackResponse(headers.messageId, {});
    begin((c) => c.pressed(data));
  });
}
