import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ConfigurationServiceClientCredentialFactory } from 'botbuilder';
import { openKnowledge } from '../../bot/cli/knowledge.ts';
import { readConfig } from '../../bot/config.ts';
import { SHIPPED } from '../../bot/folders.ts';
import { type Running, start } from '../../bot/index.ts';
import { type KeyServer, keyServer } from '../access/key-server.ts';
import { teamsMessage } from '../access/server-under-test.ts';
import { type RealServer, realPostgres, realRedis } from '../real-servers.ts';
import { connector } from './connector.ts';

/** Answers while a neighbour is stuck, of each kind. */
const ANSWERS = 20;
/** Milliseconds that an answer may take then. */
const MOST_MS = 3000;

export interface StuckSoak {
  /** Of each neighbour. */
  readonly answers: number;
  /** The slowest answer while a neighbour is stuck, milliseconds, by neighbour and channel. */
  readonly slowestMs: Readonly<Record<string, number>>;
  /** Turns that needed the neighbour itself: how they ended, and the slowest of them. */
  readonly turnedAway: Readonly<Record<string, string>>;
  readonly faults: readonly string[];
}

interface Stage {
  readonly running: Running;
  readonly keys: KeyServer;
  /** An answer in Teams that comes in the response. */
  teams(): Promise<Answered>;
  /** An answer in Teams that goes to the connector, with a token of the login. */
  told(): Promise<Answered>;
  /** An answer in the chat page. */
  page(): Promise<Answered>;
  close(): Promise<void>;
}

interface Answered {
  readonly status: number;
  readonly ms: number;
}

type Noted = (name: string, answered: Answered) => void;

/**
 * What others do not answer: the host of keys, the login of the bot, Redis and PostgreSQL stopped in their tracks with their
 * connections open. Whoever needs none of it is answered as ever; whoever does is told so soon.
 */
export async function soakStuck(_seed: number, share: number): Promise<StuckSoak> {
  hangLogin();
  const answers = Math.max(2, Math.ceil(ANSWERS * share));
  const slowestMs: Record<string, number> = {};
  const turnedAway: Record<string, string> = {};
  const faults: string[] = [];
  const answered: Noted = (name, { status, ms }) => {
    slowestMs[name] = Math.max(slowestMs[name] ?? 0, Math.round(ms));
    if (status !== 200) faults.push(`${name}: ${status}`);
    else if (ms > MOST_MS) faults.push(`${name}: answered after ${Math.round(ms)} ms`);
  };
  const away: Noted = (name, { status, ms }) => {
    turnedAway[name] = `${status} after ${Math.round(ms)} ms`;
    // Two tries of three seconds each.
    if ((status !== 502 && status !== 503) || ms > 2 * MOST_MS + 1000)
      faults.push(`${name}: ${turnedAway[name]}`);
  };
  const stuck = async (
    what: (stage: Stage) => Promise<void>,
    env: Record<string, string> = {},
  ): Promise<void> => {
    const stage = await setStage(env);
    try {
      await what(stage);
    } finally {
      await stage.close();
    }
  };

  await stuck(async ({ keys, teams, page }) => {
    // Nothing is known of its keys yet.
    keys.hang();
    const first = teams();
    for (let i = 0; i < answers; i++) answered('keys, page', await page());
    away('keys, nothing known of them', await first);
  });
  await stuck(async ({ keys, teams, page }) => {
    await teams();
    keys.hang();
    for (let i = 0; i < answers; i++) {
      answered('keys, Teams, known before', await teams());
      answered('keys, page, known before', await page());
    }
  });
  await stuck(async ({ teams, told, page }) => {
    await teams();
    const first = told();
    for (let i = 0; i < answers; i++) {
      answered('login, Teams', await teams());
      answered('login, page', await page());
    }
    away('login, reply by the connector', await first);
  });
  for (const [place, open] of [['redis', realRedis] as const, ['postgres', realPostgres] as const]) {
    const server = await open();
    if (!server) continue;
    try {
      await stuck((stage) => store(place, server, stage, answers, answered), {
        ZHIYI_STATE: place,
        ZHIYI_STATE_CONNECTION: server.url,
      });
    } finally {
      server.goOn();
      await server.stop();
    }
  }
  return { answers, slowestMs, turnedAway, faults };
}

async function store(
  name: string,
  server: RealServer,
  { teams, page }: Stage,
  answers: number,
  answered: Noted,
) {
  await teams();
  await page();
  server.hang();
  for (let i = 0; i < answers; i++) {
    answered(`${name}, Teams`, await teams());
    answered(`${name}, page`, await page());
  }
  server.goOn();
  answered(`${name}, going on`, await teams());
}

/** The login's library asks Microsoft whether it may ask another service: a hanging one stands in for the library. */
function hangLogin(): void {
  const never = (): Promise<never> => new Promise(() => undefined);
  const credentials = { getToken: never, signRequest: () => credentials.getToken() };
  const factory = ConfigurationServiceClientCredentialFactory.prototype;
  factory.createCredentials = async () => credentials as never;
}

async function setStage(env: Readonly<Record<string, string>>): Promise<Stage> {
  const data = await mkdtemp(path.join(tmpdir(), 'zhiyi-stuck-'));
  const keys = await keyServer();
  const channel = await connector();
  const config = readConfig({
    ...keys.env,
    PORT: '0',
    HOST: '127.0.0.1',
    ZHIYI_DATA: data,
    ZHIYI_PAGES: 'open',
    ZHIYI_USER_PER_MINUTE: '100000',
    ZHIYI_ADDRESS_PER_MINUTE: '100000',
    ZHIYI_RELOAD_SECONDS: '0',
    ZHIYI_SERVICE_HOSTS: '127.0.0.1,*.trafficmanager.net',
    ...env,
  });
  const running = await start(config, {
    now: () => new Date(),
    openKnowledge: () => openKnowledge({ dirs: [SHIPPED] }),
    print: () => undefined,
    warn: () => undefined,
  });
  await running.knowledge();
  let asked = 0;
  const post = async (changed: object, serviceurl?: string): Promise<Answered> => {
    const token = await keys.token(serviceurl ? { claims: { serviceurl } } : {});
    const who = {
      from: { id: '29:asker' },
      conversation: { id: `a:${asked++}`, conversationType: 'personal' },
    };
    return timed(async () => {
      const response = await fetch(`${running.url}/api/messages`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
        body: JSON.stringify({ ...teamsMessage('演练多久一次'), ...who, ...changed }),
      });
      const text = await response.text();
      return response.status === 200 && !text.includes('演练') && !('deliveryMode' in changed)
        ? 599
        : response.status;
    });
  };
  return {
    running,
    keys,
    teams: () => post({}),
    told: () => post({ deliveryMode: undefined, serviceUrl: channel.url }, channel.url),
    page: () => timed(() => askPage(running.url)),
    async close() {
      await running.close();
      await channel.close();
      await keys.close();
      await rm(data, { recursive: true, force: true });
    },
  };
}

async function timed(work: () => Promise<number>): Promise<Answered> {
  const began = performance.now();
  const status = await work();
  return { status, ms: performance.now() - began };
}

/** A question in a new conversation of the page, until its answer is there. @returns the status; 599: an answer of other words */
async function askPage(url: string): Promise<number> {
  const made = await fetch(`${url}/v3/directline/tokens/generate`, { method: 'POST' });
  const { token, conversationId } = (await made.json()) as Record<string, string>;
  const at = `${url}/v3/directline/conversations/${conversationId}/activities`;
  const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` };
  const body = JSON.stringify({ type: 'message', text: '演练多久一次' });
  const sent = await fetch(at, { method: 'POST', headers, body });
  if (sent.status !== 200) return sent.status;
  for (;;) {
    const { activities } = (await (await fetch(at, { headers })).json()) as { activities: object[] };
    const answer = activities.slice(1).map((activity) => JSON.stringify(activity));
    if (answer.length > 0) return answer.some((text) => text.includes('演练')) ? 200 : 599;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
