import { Client } from 'undici';
import { openKnowledge } from '../../bot/cli/knowledge.ts';
import { CACHE, SHIPPED } from '../../bot/folders.ts';
import { keyServer } from '../access/key-server.ts';
import { teamsMessage } from '../access/server-under-test.ts';
import { type BotProcess, botProcess } from './bot-process.ts';
import { questionsFor } from './questions.ts';
import { seeded } from './random.ts';

const CONVERSATIONS = 200;
const SECONDS = 60;
/** More than are asked in the time. */
const DISTINCT = 200_000;
const REPEATED = 50;
const WARM_TURNS = 5;

export interface Load {
  readonly turns: number;
  readonly errors: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  /** Processor time of the server for one turn, milliseconds: what else the machine does is not in it. */
  readonly cpuMs: number;
}

export interface LoadSoak {
  readonly conversations: number;
  readonly seconds: number;
  /** No question asked twice. */
  readonly zhiyi: Load;
  /** Fifty questions asked again and again, as by many people about the same. */
  readonly repeated: Load;
  readonly echo: Load;
  /** The work of an echo over that of an answer: answers a second over echoes a second on a processor of their own. */
  readonly againstEcho: number;
  readonly repeatedAgainstEcho: number;
  /** A person's p50 alone, and while another one floods, milliseconds. */
  readonly calm: { readonly alone: number; readonly besideFlood: number; readonly turnedAway: number };
  readonly faults: readonly string[];
}

/** 200 conversations at once for 60 s, or a share of the time, with tokens on; the bare echo bot under the same load. */
export async function soakLoad(seed: number, share: number): Promise<LoadSoak> {
  const random = seeded(seed);
  const { library } = await openKnowledge({ dirs: [SHIPPED], cacheDir: CACHE });
  const questions = questionsFor(library, random, DISTINCT);
  const keys = await keyServer();
  const authorization = `Bearer ${await keys.token({ expiresIn: 7200 })}`;
  const seconds = SECONDS * share;
  const faults: string[] = [];
  const under = async (which: 'zhiyi' | 'echo', asked = questions): Promise<Load> => {
    const bot = await botProcess(which, keys.env);
    try {
      // First every connection is opened, one by one because a busy node accepts but one a round; and what runs often is
      // compiled.
      const warm = asked.length === REPEATED ? asked : asked.slice(DISTINCT / 2);
      for (let c = 0; c < CONVERSATIONS; c++)
        await ask(bot.url, authorization, warm[(c * WARM_TURNS) % warm.length]!, `user-${c}`);
      await Promise.all(
        Array.from({ length: CONVERSATIONS }, async (_, c) => {
          for (let i = 1; i < WARM_TURNS; i++)
            await ask(bot.url, authorization, warm[(c * WARM_TURNS + i) % warm.length]!, `user-${c}`);
        }),
      );
      return await loaded(bot, authorization, asked, seconds, CONVERSATIONS);
    } finally {
      await bot.close();
    }
  };
  try {
    const zhiyi = await under('zhiyi');
    const repeated = await under('zhiyi', questions.slice(0, REPEATED));
    const echo = await under('echo');
    const calm = await besideFlood(keys.env, authorization, questions, seconds / 3);
    for (const { errors, turns } of [zhiyi, repeated])
      if (errors > 0) faults.push(`${errors} of ${turns} turns failed`);
    if (calm.turnedAway === 0) faults.push('nobody who floods was turned away');
    const seen = { conversations: CONVERSATIONS, seconds, zhiyi, repeated, echo, calm, faults };
    return {
      ...seen,
      againstEcho: echo.cpuMs / zhiyi.cpuMs,
      repeatedAgainstEcho: echo.cpuMs / repeated.cpuMs,
    };
  } finally {
    await keys.close();
  }
}

type Asking = (
  url: string,
  authorization: string,
  question: string,
  connection: string,
  user?: string,
) => Promise<number>;

/** Each person has a connection; a flood has as many as it opens. */
const clients = new Map<string, Client>();

function clientOf(url: string, user: string): Client {
  const key = `${url} ${user}`;
  const client = clients.get(key) ?? new Client(url, { keepAliveTimeout: 300_000, pipelining: 1 });
  clients.set(key, client);
  return client;
}

const ask: Asking = async (url, authorization, question, connection, user = connection) => {
  const { statusCode, body } = await clientOf(url, connection).request({
    path: '/api/messages',
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization },
    body: JSON.stringify(
      teamsMessage(question, {
        from: { id: `29:${user}`, aadObjectId: user, name: user },
        conversation: {
          id: `a:${user}`,
          conversationType: 'personal',
          tenantId: 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee',
        },
      }),
    ),
  });
  const text = await body.text();
  return statusCode === 200 && !text.includes('"text"') ? 599 : statusCode;
};

/** So many conversations, each asking its next question when the last is answered. */
async function loaded(
  bot: BotProcess,
  authorization: string,
  questions: readonly string[],
  seconds: number,
  conversations: number,
): Promise<Load> {
  const times: number[] = [];
  let errors = 0;
  const cpu = await bot.cpuMs();
  const began = performance.now();
  const until = began + seconds * 1000;
  await Promise.all(
    Array.from({ length: conversations }, async (_, c) => {
      for (let i = c; performance.now() < until; i += conversations) {
        const at = performance.now();
        const status = await ask(bot.url, authorization, questions[i % questions.length]!, `user-${c}`).catch(
          () => 0,
        );
        times.push(performance.now() - at);
        if (status !== 200) errors++;
      }
    }),
  );
  const took = (performance.now() - began) / 1000;
  const cpuMs = Math.round((((await bot.cpuMs()) - cpu) / times.length) * 1000) / 1000;
  return {
    turns: times.length,
    errors,
    perSecond: Math.round(times.length / took),
    p50: at(times, 0.5),
    p99: at(times, 0.99),
    cpuMs,
  };
}

/** How long one person waits, alone and while another sends without pause on 50 connections, with limits as shipped. */
async function besideFlood(
  env: Readonly<Record<string, string>>,
  authorization: string,
  questions: readonly string[],
  seconds: number,
): Promise<LoadSoak['calm']> {
  const bot = await botProcess('zhiyi', { ...env, ZHIYI_USER_PER_MINUTE: '' });
  const calm = async (): Promise<number> => {
    const times: number[] = [];
    for (let i = 0; i < 10; i++) {
      const began = performance.now();
      await ask(bot.url, authorization, questions[i]!, `calm-${i}`);
      times.push(performance.now() - began);
    }
    return at(times, 0.5);
  };
  try {
    await calm();
    const alone = await calm();
    const until = performance.now() + seconds * 1000;
    let [turnedAway, flooding] = [0, true];
    let inFull = (): void => undefined;
    const started = new Promise<void>((resolve) => {
      inFull = resolve;
    });
    const flood = Promise.all(
      Array.from({ length: 50 }, async (_, i) => {
        for (let n = i; flooding; n++) {
          const status = await ask(
            bot.url,
            authorization,
            questions[n % questions.length]!,
            `flooder-${i}`,
            'flooder',
          );
          if (status === 429 && ++turnedAway === 100) inFull();
        }
      }),
    );
    await started;
    const waits: number[] = [];
    do waits.push(await calm());
    while (performance.now() < until);
    flooding = false;
    await flood;
    return { alone, besideFlood: at(waits, 0.5), turnedAway };
  } finally {
    await bot.close();
  }
}

function at(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0) * 10) / 10;
}
