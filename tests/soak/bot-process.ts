import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { LOADER } from '../program.ts';

export interface BotProcess {
  readonly url: string;
  /** Processor time used so far, all threads, milliseconds. */
  cpuMs(): Promise<number>;
  close(): Promise<void>;
}

/** Where the built product lies: this project, or a package that was installed. */
const HERE = path.join(import.meta.dirname, '../..');

const PROGRAMS = {
  zhiyi: (root: string) => [path.join(root, 'bot/zhiyi.mjs'), 'serve'],
  echo: () => [...LOADER, path.join(import.meta.dirname, 'echo-bot.ts')],
};

/** The product or the echo bot as a process of its own, on a free port; resolves when it can answer. */
export async function botProcess(
  which: keyof typeof PROGRAMS,
  env: Readonly<Record<string, string>>,
  root = HERE,
): Promise<BotProcess> {
  const data = await mkdtemp(path.join(tmpdir(), 'zhiyi-load-'));
  const child = spawn(process.execPath, PROGRAMS[which](root), {
    // An installed package lies below the folder that it runs in.
    cwd: root === HERE ? HERE : path.join(root, '../..'),
    env: {
      ...process.env,
      PORT: '0',
      HOST: '127.0.0.1',
      ZHIYI_DATA: data,
      ZHIYI_USER_PER_MINUTE: '100000',
      ZHIYI_LOG_LEVEL: 'info',
      ZHIYI_RELOAD_SECONDS: '0',
      ...env,
    },
    // The log goes where a service manager would read it, not through this process.
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let out = '';
  const url = await new Promise<string>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`${which} ended with ${code}: ${out}`)));
    child.stdout.on('data', (text) => {
      out += text;
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(out)?.[0];
      if (found && (which === 'echo' || out.includes('已收录'))) resolve(found);
    });
  });
  return {
    url,
    async cpuMs() {
      // Fields 14 and 15 of proc(5), in ticks of 10 ms; the name before them may hold blanks.
      const stat = await readFile(`/proc/${child.pid}/stat`, 'utf8');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return (Number(fields[11]) + Number(fields[12])) * 10;
    },
    async close() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await ended;
      await rm(data, { recursive: true, force: true });
    },
  };
}
