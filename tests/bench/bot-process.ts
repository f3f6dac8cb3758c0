import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { processorMs } from './processor-time.ts';

/** The folder of this project. */
export const ROOT = path.join(import.meta.dirname, '..', '..');

/** The two bots that are measured beside each other, as they are started. */
export const COMMANDS = {
  bare: ['tests/bench/echo-bot.mjs'],
  product: ['bot/zhiyi.mjs', 'serve'],
} as const;

/** A bot in a process of its own. */
export interface BotProcess {
  readonly url: string;
  /** Milliseconds from the start of the process until it said that it listens. */
  readonly listenedMs: number;
  /** Milliseconds since the start of the process. */
  ageMs(): number;
  /** Processor time used so far, all threads, milliseconds. Linux only. */
  processorMs(): number;
  /** Resident memory now, MB. Linux only. */
  rss(): number;
  /** The most resident memory so far, MB. Linux only. */
  peak(): number;
  stop(): Promise<void>;
}

/** Starts a bot on a free port, with records in a folder of its own and nobody told to slow down. */
export async function startBot(
  which: keyof typeof COMMANDS,
  env: Readonly<Record<string, string>> = {},
): Promise<BotProcess> {
  const data = await mkdtemp(path.join(tmpdir(), 'zhiyi-bench-'));
  const began = performance.now();
  const child = spawn(process.execPath, [...COMMANDS[which]], {
    cwd: ROOT,
    env: { ...process.env, PORT: '0', ZHIYI_DATA: data, ZHIYI_USER_PER_MINUTE: '100000', ...env },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const url = await addressOf(child);
  const listenedMs = performance.now() - began;
  return {
    url,
    listenedMs,
    ageMs: () => performance.now() - began,
    processorMs: () => processorMs(child.pid!),
    rss: () => memoryOf(child.pid!, 'VmRSS'),
    peak: () => memoryOf(child.pid!, 'VmHWM'),
    async stop() {
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
      rmSync(data, { recursive: true, force: true });
    },
  };
}

function memoryOf(pid: number, figure: string): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(new RegExp(`${figure}:\\s+(\\d+)`).exec(status)?.[1]) / 1024;
}

/** The first address that a process prints. */
async function addressOf(child: ChildProcess): Promise<string> {
  for await (const line of createInterface({ input: child.stdout! })) {
    const url = /http:\/\/[\d.]+:\d+/.exec(line)?.[0];
    if (!url) continue;
    child.stdout?.resume();
    return url;
  }
  throw new Error(`the bot ended before it listened, code ${child.exitCode}`);
}
