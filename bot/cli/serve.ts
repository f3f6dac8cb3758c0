import { UsageError } from '../../indexer/errors.ts';
import { headnotesOnlyLine } from '../answers/held-texts.ts';
import { type Config, readConfig } from '../config.ts';
import { type Running, start } from '../index.ts';
import { openLog } from '../records/log.ts';
import type { Runtime } from '../runtime.ts';

/** Milliseconds that a request or turn in hand may still take when the server stops. */
const DRAIN_MS = 15_000;

/** `zhiyi serve`: the server, until it is told to stop. Announcements go to standard output, the log to standard error. */
export async function run(args: readonly string[]): Promise<number> {
  if (args.length > 0)
    throw new UsageError(`serve 不带参数:${args.join(' ')}`, '设置写在环境变量里,见 .env.example');
  const config = readConfig();
  const log = await openLog({
    level: config.records.logLevel,
    secrets: config.secrets,
  });
  // Libraries that print go to the log too.
  console.error = console.warn = (...words: unknown[]) =>
    log.warn({ from: 'library' }, words.map(String).join(' '));
  console.info = (...words: unknown[]) => log.debug({ from: 'library' }, words.map(String).join(' '));
  const broken = failure((error) => log.fatal({ err: error }, '没有处理的错误,服务将停止'));
  const print = (line: string): void => void process.stdout.write(`${line}\n`);
  const running = await serve(config, {
    print,
    warn: (message, err, turn) => log.warn(turn ? { turn, err } : { err }, message),
    log: (message, fields) => log.info(fields, message),
  });
  process.on('SIGHUP', () => void running.reload().catch((err) => log.error({ err }, '重新载入没有完成')));
  const failed = await Promise.race([stopped(), broken]);
  print('正在停止…');
  await closed(running);
  await new Promise<void>((resolve) => log.flush(() => resolve()));
  // Whatever still holds the process is not worth waiting for.
  return process.exit(failed ? 1 : 0);
}

type Telling = Pick<Parameters<typeof start>[1], 'print' | 'warn' | 'log'>;

async function serve(config: Config, telling: Telling): Promise<Running> {
  const { knowledge: dirs, cacheDir, indexUrl } = config;
  const order = { dirs, cacheDir, ...(indexUrl ? { indexUrl } : {}) };
  let open: Runtime['openKnowledge'] | undefined;
  return start(config, {
    now: () => new Date(),
    ...telling,
    operator: async () =>
      (await import('./operator-tasks.ts')).operatorTasks({
        dirs: config.knowledge,
        data: config.dataDir,
        now: () => new Date(),
        fetch: (await import('../../indexer/import/fetching/fetch.ts')).systemFetch,
      }),
    openKnowledge: async (before, withdrawn) => {
      open ??= (await import('./server-knowledge.ts')).serverKnowledge(order);
      const knowledge = await open(before, withdrawn);
      if (!before) {
        telling.print(held(knowledge.library));
        const line = headnotesOnlyLine(knowledge.library.documents);
        if (line) telling.print(line);
      }
      return knowledge;
    },
  }).catch((error) => {
    throw (error as NodeJS.ErrnoException).code === 'EADDRINUSE'
      ? new UsageError(`端口 ${config.port} 已被占用`, '换一个端口:PORT=3979 npm start')
      : error;
  });
}

type Held = Pick<Awaited<ReturnType<Running['knowledge']>>['library'], 'documents' | 'entries' | 'problems'>;

function held({ documents, entries, problems }: Held): string {
  const without = documents.filter((d) => d.text === 'none').length;
  const trouble = problems.filter((p) => p.severity === 'error').length;
  return `已收录 ${documents.length} 份文件、${entries.length} 条,其中 ${without} 份没有正文${trouble > 0 ? `;${trouble} 处错误,请运行 npx zhiyi validate` : ''}`;
}

/** Resolves to false when the process is told to stop. */
function stopped(): Promise<false> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve(false));
  });
}

/** Resolves to true at the first error that nothing has caught: the state of the process is not known any more. */
function failure(tell: (error: unknown) => void): Promise<true> {
  return new Promise((resolve) => {
    for (const event of ['uncaughtException', 'unhandledRejection'] as const)
      process.on(event, (error: unknown) => {
        tell(error);
        resolve(true);
      });
  });
}

/** A request that never ends must not keep the process. */
async function closed(running: Running): Promise<void> {
  const limit = new Promise<void>((resolve) => setTimeout(resolve, DRAIN_MS).unref());
  await Promise.race([running.close(), limit]);
}
