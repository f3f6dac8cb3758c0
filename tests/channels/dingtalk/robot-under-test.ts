import { vi } from 'vitest';
import { rateLimit } from '../../../bot/access/rate-limit.ts';
import { turnGate } from '../../../bot/access/turn-gate.ts';
import { openDingTalk, type Voice } from '../../../bot/channels/dingtalk/open-dingtalk.ts';
import { type DingTalkSettings, dingtalkSettings } from '../../../bot/channels/dingtalk/settings.ts';
import { type Stream, stream } from '../../../bot/channels/dingtalk/stream.ts';
import { assistant } from '../../../bot/conversation/assistant.ts';
import type { Services } from '../../../bot/conversation/services.ts';
import { NOW } from '../../bot/reader-shelf.ts';
import { servicesUnderTest, type UnderTest } from '../../dialogues/services-under-test.ts';
import { APP, type Gateway, gateway } from './gateway.ts';
import { robotMessage, type Setting, TOPIC_MESSAGE, TOPIC_PRESS } from './messages.ts';
import type { Sent } from './robot-service.ts';

export interface RobotUnderTest extends UnderTest {
  readonly gateway: Gateway;
  readonly stream: Stream;
  readonly voice: Voice;
  /** What the operator was told, and pauses that were taken, milliseconds. */
  readonly told: string[];
  readonly paused: number[];
  readonly refused: string[];
  /** Hands the robot a message by the stream; what it sent because of it. */
  hear(content: object, setting?: Setting): Promise<Sent[]>;
  /** Presses a button of a card. */
  press(card: Sent, label: string, staff?: string): Promise<Sent[]>;
  /** Resolves when every turn that began is over. */
  settled(): Promise<void>;
  /** Lets time pass. */
  later(ms: number): void;
  close(): Promise<void>;
}

interface Parts {
  readonly settings?: Partial<DingTalkSettings>;
  readonly services?: Partial<Services>;
  readonly slots?: number;
  /** Questions a minute that one person may ask; default as good as any. */
  readonly often?: number;
  readonly groups?: readonly string[];
  readonly users?: readonly string[];
  /** Ids to which rights to documents are given. */
  readonly rightful?: readonly string[];
}

/** The bot in DingTalk, over the invented shelf, connected to the emulator by the official SDK's client. */
export async function robotUnderTest(parts: Parts = {}): Promise<RobotUnderTest> {
  // The SDK's client prints each connection and each that fails.
  for (const how of ['info', 'warn'] as const) vi.spyOn(console, how).mockImplementation(() => undefined);
  let shift = 0;
  const now = (): Date => new Date(NOW().getTime() + shift);
  const under = await servicesUnderTest({ now, ...parts.services });
  const own = await gateway({ now });
  const settings: DingTalkSettings = {
    ...dingtalkSettings({
      ZHIYI_DINGTALK_CLIENT_ID: APP.clientId,
      ZHIYI_DINGTALK_CLIENT_SECRET: APP.clientSecret,
      ZHIYI_DINGTALK_API: own.url,
      ZHIYI_DINGTALK_OAPI: own.url,
      ZHIYI_DINGTALK_WEBHOOK_HOSTS: ['127.0.0.1'],
      ZHIYI_DINGTALK_FILE_HOSTS: ['127.0.0.1'],
    })!,
    ...parts.settings,
  };
  const told: string[] = [];
  const paused: number[] = [];
  const refused: string[] = [];
  const turns = new Set<Promise<unknown>>();
  const outside = {
    settings,
    fetch,
    now,
    random: () => 1,
    // Pauses pass at once, and the clock with them.
    sleep: async (ms: number) => {
      paused.push(ms);
      shift += ms;
      await new Promise((resolve) => setImmediate(resolve));
    },
    print: (line: string) => void told.push(line),
    warn: (message: string, error: unknown) =>
      void told.push(`${message}: ${error instanceof Error ? error.message : error}`),
  };
  const voice = openDingTalk({ ...outside, storage: under.services.storage });
  const often = rateLimit(parts.often ?? 1_000_000, now);
  const channel = voice.channel({
    assistant: assistant(under.services),
    gate: turnGate({
      limit: often,
      remarks: rateLimit(1, now),
      most: parts.slots ?? 100,
      refused: () => undefined,
    }),
    admitted: { users: parts.users ?? [], groups: parts.groups ?? [] },
    rightful: async () => parts.rightful ?? [],
    refused: (reason) => void refused.push(reason),
  });
  const track = (turn: Promise<unknown>): void => {
    turns.add(turn);
    void turn.finally(() => turns.delete(turn));
  };
  const connection = stream({ ...outside, channel: async () => channel, track });
  await own.connected();
  const settled = async (): Promise<void> => {
    while (turns.size > 0) await Promise.all(turns);
  };
  const because = async (push: () => Promise<void>): Promise<Sent[]> => {
    const before = own.sent.length;
    await push();
    await settled();
    return own.sent.slice(before);
  };
  return {
    ...under,
    ...{ gateway: own, stream: connection, voice, told, paused, refused, settled },
    hear: (content, setting) => because(() => own.push(TOPIC_MESSAGE, robotMessage(own, content, setting))),
    press: (sent, label, staff = 'manager0001') => {
      const button = sent.card?.btns.find((b) => b.text === label);
      if (!sent.card || !button) throw new Error(`the message has no button ${label}`);
      const { actionId, params } = button.event.params;
      const content = JSON.stringify({ cardPrivateData: { actionIds: [actionId], params } });
      const pressed = {
        type: 'actionCallback',
        outTrackId: sent.card.id,
        userId: staff,
        corpId: 'corp',
        content,
      };
      return because(() => own.push(TOPIC_PRESS, pressed));
    },
    later(ms) {
      shift += ms;
    },
    async close() {
      connection.close();
      await settled();
      await own.close();
    },
  };
}
