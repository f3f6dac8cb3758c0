import { setTimeout as sleep } from 'node:timers/promises';
import { rateLimit } from './access/rate-limit.ts';
import type { Destination } from './access/sender.ts';
import type { TurnGate } from './access/turn-gate.ts';
import { dingtalkRoute } from './channels/dingtalk/callback-route.ts';
import type { Stream } from './channels/dingtalk/stream.ts';
import type { Config } from './config.ts';
import type { Assistant } from './conversation/assistant.ts';
import type { Services } from './conversation/services.ts';
import { lazy } from './lazy.ts';
import type { HttpRequest, Route } from './routes/http.ts';
import type { Runtime } from './runtime.ts';

interface Parts {
  readonly policy: () => Promise<{ readonly services: Services; readonly assistant: Assistant }>;
  readonly gate: TurnGate;
  /** Ids to which rights to documents are given. */
  readonly rightful: () => Promise<readonly string[]>;
  readonly address: (req: HttpRequest) => string;
  readonly refused: (reason: string) => void;
  /** Told of turns, which outlive what brought them. */
  readonly track: (turn: Promise<unknown>) => void;
}

/** DingTalk within the server: nothing of it, its SDK included, is loaded where it is not set. */
export interface DingTalkSide {
  readonly routes: readonly Route[];
  speak(to: Destination, text: string): Promise<void>;
  /** Begins to listen. */
  open(): Promise<void>;
  /** Takes no more messages; those in hand are answered. */
  close(): void;
}

export function dingtalkSide(config: Config, runtime: Runtime, parts: Parts): DingTalkSide | undefined {
  const { dingtalk: settings, access } = config;
  if (!settings) return undefined;
  const { policy, gate, rightful, address, refused, track } = parts;
  const { now, print, warn } = runtime;
  const outside = { settings, fetch, now, sleep: pause, random: Math.random, warn, print };
  const voice = lazy(async () => {
    const { openDingTalk } = await import('./channels/dingtalk/open-dingtalk.ts');
    const { services } = await policy();
    return openDingTalk({ ...outside, storage: services.storage });
  });
  const channel = lazy(async () => {
    const { assistant } = await policy();
    return (await voice()).channel({ assistant, gate, rightful, refused, admitted: access.admitted });
  });
  const callback = dingtalkRoute({
    ...{ channel, address, refused, track, now },
    secret: settings.clientSecret,
    badSignatures: rateLimit(access.addressPerMinute, now),
    failed: (error) => warn('钉钉的消息没有处理', error),
  });
  let stream: Stream | undefined;
  let closed = false;
  return {
    routes: settings.mode === 'callback' ? [callback] : [],
    speak: async (to, text) => (await voice()).speak(to, text),
    async open() {
      if (settings.mode === 'callback') return;
      const connecting = await import('./channels/dingtalk/stream.ts');
      if (!closed) stream = connecting.stream({ ...outside, channel, track });
    },
    close() {
      closed = true;
      stream?.close();
    },
  };
}

/** A pause keeps no process alive that is told to stop. */
async function pause(ms: number): Promise<void> {
  await sleep(ms, undefined, { ref: false });
}
