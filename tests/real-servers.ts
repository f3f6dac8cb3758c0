import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chownSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { which } from './which.ts';

/** A server of Debian's packages, started for a test in a folder of its own. */
export interface RealServer {
  readonly url: string;
  /** Ends it at once, as a crash would. */
  kill(): Promise<void>;
  /** Starts it again on the same port, with what it kept. */
  restart(): Promise<void>;
  stop(): Promise<void>;
  /** Keeps its connections and answers nothing, until `goOn`. */
  hang(): void;
  goOn(): void;
}

/** Redis, keeping every write; undefined after one printed line when it is not installed. */
export async function realRedis(): Promise<RealServer | undefined> {
  const command = which('redis-server');
  if (!command) return absent('redis-server');
  const folder = mkdtempSync(path.join(tmpdir(), 'zhiyi-redis-'));
  const port = await freePort();
  const args = [
    '--port',
    `${port}`,
    '--bind',
    '127.0.0.1',
    '--dir',
    folder,
    '--appendonly',
    'yes',
    '--appendfsync',
    'always',
  ];
  return serving(`redis://127.0.0.1:${port}`, port, folder, () => spawn(command, args, { stdio: 'ignore' }));
}

/** PostgreSQL; undefined after one printed line when it is not installed. It refuses to run as root: then as postgres. */
export async function realPostgres(): Promise<RealServer | undefined> {
  const bin = ['15', '16', '17']
    .map((v) => `/usr/lib/postgresql/${v}/bin`)
    .find((dir) => which(`${dir}/initdb`));
  if (!bin) return absent('postgresql');
  const folder = mkdtempSync(path.join(tmpdir(), 'zhiyi-postgres-'));
  const user = process.getuid?.() === 0 ? idOf('postgres') : undefined;
  if (user) chownSync(folder, user.uid, user.gid);
  const data = path.join(folder, 'data');
  execFileSync(`${bin}/initdb`, ['-D', data, '-A', 'trust', '-U', 'zhiyi', '-E', 'UTF8', '--no-sync'], {
    stdio: 'ignore',
    cwd: folder,
    ...user,
  });
  const port = await freePort();
  const args = ['-D', data, '-p', `${port}`, '-k', folder, '-c', 'listen_addresses=127.0.0.1', '-F'];
  const url = `postgres://zhiyi@127.0.0.1:${port}/postgres`;
  return serving(url, port, folder, () =>
    spawn(`${bin}/postgres`, args, { stdio: 'ignore', cwd: folder, ...user }),
  );
}

async function serving(
  url: string,
  port: number,
  folder: string,
  start: () => ChildProcess,
): Promise<RealServer> {
  let child = start();
  const up = async (): Promise<void> => {
    // After a kill the processes of PostgreSQL hold its memory a moment longer: it is started until it stays.
    for (const until = Date.now() + 20_000; !(await listening(port, child, until)); ) child = start();
  };
  await up();
  const kill = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
  };
  /** With the processes it has for connections, which are in sessions of their own. */
  const signal = (name: 'SIGSTOP' | 'SIGCONT'): void => {
    const { pid = 0 } = child;
    const own = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean);
    for (const each of [pid, ...own.map(Number)]) process.kill(each, name);
  };
  return {
    url,
    kill,
    hang: () => signal('SIGSTOP'),
    goOn: () => signal('SIGCONT'),
    async restart() {
      await kill();
      child = start();
      await up();
    },
    async stop() {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Until a connection is accepted; each refusal is followed by the next try. False when the server has ended. */
async function listening(port: number, child: ChildProcess, until: number): Promise<boolean> {
  while (Date.now() < until) {
    if (child.exitCode !== null) return false;
    const accepted = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.destroy();
        resolve(true);
      });
      socket.on('error', () => resolve(false));
    });
    if (accepted) return true;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('the server does not listen');
}

/** Servers that cannot listen on 0 and say where get a port that was free a moment ago. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function idOf(user: string): { uid: number; gid: number } {
  const id = (flag: string): number => Number(execFileSync('id', [flag, user], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

function absent(name: string): undefined {
  console.log(`not run: ${name} is not installed here`);
  return undefined;
}
