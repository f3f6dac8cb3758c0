import type { RateLimit } from './rate-limit.ts';
import { NOT_LISTED, Refusal, TOO_BUSY, tooOften } from './refusal.ts';
import { type Sender, userOf } from './sender.ts';

/** Stands before every turn, after the token was checked. */
export interface TurnGate {
  /**
   * Runs the turn, or says politely why not. Who goes on regardless is refused without a word in the chat.
   * @throws Refusal
   */
  pass(turn: GatedTurn): Promise<void>;
  /** Turns that are being answered. */
  readonly inFlight: number;
}

export interface GatedTurn {
  readonly sender: Sender;
  /** A message: it can be answered by a remark. All else is refused without words. */
  readonly spoken: boolean;
  readonly admit: (sender: Sender) => 'in' | 'tenant' | 'user';
  readonly say: (text: string) => Promise<unknown>;
  readonly run: () => Promise<void>;
}

interface Parts {
  readonly limit: RateLimit;
  /** How often a user is told that there are too many questions, or that there is no access. */
  readonly remarks: RateLimit;
  readonly most: number;
  /** Told of who was answered with a remark only. */
  readonly refused: (reason: string) => void;
}

/** Seconds after which a client may come again while the server is full. */
const SOON = 5;

export function turnGate({ limit, remarks, most, refused }: Parts): TurnGate {
  let inFlight = 0;

  /** Says it once a minute; after that the request is refused. */
  const remark = async ({ sender, spoken, say }: GatedTurn, refusal: Refusal): Promise<void> => {
    if (!spoken || remarks.take(`${refusal.reason} ${userOf(sender)}`) > 0) throw refusal;
    refused(refusal.reason);
    await say(refusal.message);
  };

  return {
    get inFlight() {
      return inFlight;
    },
    async pass(turn) {
      const { sender, admit, run } = turn;
      if (inFlight >= most) throw new Refusal(503, 'busy', TOO_BUSY, SOON);
      inFlight++;
      try {
        const admitted = admit(sender);
        if (admitted === 'tenant') throw new Refusal(403, 'tenant', '这个租户不能使用知依');
        if (admitted === 'user') return await remark(turn, new Refusal(403, 'user', NOT_LISTED));
        const wait = limit.take(userOf(sender));
        if (wait > 0) return await remark(turn, new Refusal(429, 'rate', tooOften(wait), wait));
        await run();
      } finally {
        inFlight--;
      }
    },
  };
}
