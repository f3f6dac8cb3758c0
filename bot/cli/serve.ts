import { setFlagsFromString } from 'node:v8';
import { UsageError } from '../../indexer/errors.ts';
import { headnotesOnlyLine } from '../answers/held-texts.ts';
import { type Config, environmentNow, readConfig } from '../config.ts';
import { start } from '../index.ts';
import { openLog } from '../records/log.ts';
import type { OpenedKnowledge, Runtime } from '../runtime.ts';

/** Milliseconds that a request or turn in hand may still take when the server stops. */
const DRAIN_MS = 15_000;
/**
 * How much more than what is in use may be held before it is collected, in percent. Of itself the engine lets a server with 10,000
 * documents hold half a gigabyte more than it uses, for good; a small one it does not touch.
 */
const SPARE_MEMORY = 30;

/** `zhiyi serve`: the server, until it is told to stop. Announcements go to standard output, the log to standard error. */
export async function run(args: readonly string[]): Promise<number> {
  if (args.length > 0)
    throw new UsageError(`serve 不带参数:${args.join(' ')}`, '设置写在环境变量里,见 .env.example');
  setFlagsFromString(`--heap-growing-percent=${SPARE_MEMORY}`);
  const { logLevel, secrets, serve } = await settings();
  const log = await openLog({ level: logLevel, secrets });
  // Libraries that print go to the log too.
  console.error = console.warn = (...words: unknown[]) =>
    log.warn({ from: 'library' }, words.map(String).join(' '));
  console.info = (...words: unknown[]) => log.debug({ from: 'library' }, words.map(String).join(' '));
  const broken = failure((error) => log.fatal({ err: error }, '没有处理的错误,服务将停止'));
  const print = (line: string): void => void process.stdout.write(`${line}\n`);
  const running = await serve((organisation) => {
    const own = organisation === undefined ? log : log.child({ organisation });
    return {
      print: organisation === undefined ? print : (line) => print(`[${organisation}] ${line}`),
      warn: (message, err, turn) => own.warn(turn ? { turn, err } : { err }, message),
      log: (message, fields) => own.info(fields, message),
    };
  });
  process.on('SIGHUP', () => void running.reload().catch((err) => log.error({ err }, '重新载入没有完成')));
  const failed = await Promise.race([stopped(), broken]);
  print('正在停止…');
  await closed(running);
  await new Promise<void>((resolve) => log.flush(() => resolve()));
  // Whatever still holds the process is not worth waiting for.
  return process.exit(failed ? 1 : 0);
}

type Telling = Pick<Runtime, 'print' | 'warn' | 'log'>;

/** What runs, for one organisation or for several. */
interface Served {
  reload(): Promise<unknown>;
  close(): Promise<void>;
}

interface Serving {
  readonly logLevel: string;
  readonly secrets: readonly string[];
  /** @param telling how what happens is told, of one of several organisations under its id */
  serve(telling: (organisation?: string) => Telling): Promise<Served>;
}

async function settings(): Promise<Serving> {
  const env = environmentNow();
  const file = env.ZHIYI_ORGANISATIONS;
  if (!file) {
    const config = readConfig(env);
    const serve: Serving['serve'] = (telling) =>
      listening(config, start(config, runtimeOf(config, telling())));
    return { logLevel: config.records.logLevel, secrets: config.secrets, serve };
  }
  const { readOrganisations } = await import('./organisations-file.ts');
  const { startOrganisations } = await import('../organisations/start-organisations.ts');
  const organisations = await readOrganisations(file, env);
  const { all, port, secrets } = organisations;
  return {
    logLevel: all[0]?.config.records.logLevel ?? 'info',
    secrets,
    serve(telling) {
      const { print, warn } = telling();
      const started = startOrganisations(organisations, {
        runtime: ({ id, config }) => runtimeOf(config, telling(id)),
        now: () => new Date(),
        failed: (error) => warn('请求失败', error),
      });
      return listening(
        { port },
        started.then((running) => {
          print(`${all.length} 个单位,端口 ${running.port}`);
          return running;
        }),
      );
    },
  };
}

function runtimeOf(config: Config, telling: Telling): Runtime {
  const { knowledge: dirs, cacheDir, indexUrl } = config;
  const order = { dirs, cacheDir, ...(indexUrl ? { indexUrl } : {}) };
  let open: Runtime['openKnowledge'] | undefined;
  return {
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
  };
}

async function listening<T>({ port }: { readonly port: number }, started: Promise<T>): Promise<T> {
  return started.catch((error) => {
    throw (error as NodeJS.ErrnoException).code === 'EADDRINUSE'
      ? new UsageError(`端口 ${port} 已被占用`, '换一个端口:PORT=3979 npm start')
      : error;
  });
}

type Held = Pick<OpenedKnowledge['library'], 'documents' | 'entryCount' | 'problems'>;

function held({ documents, entryCount, problems }: Held): string {
  const without = documents.filter((d) => d.text === 'none').length;
  const trouble = problems.filter((p) => p.severity === 'error').length;
  return `已收录 ${documents.length} 份文件、${entryCount} 条,其中 ${without} 份没有正文${trouble > 0 ? `;${trouble} 处错误,请运行 npx zhiyi validate` : ''}`;
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
async function closed(running: Served): Promise<void> {
  const limit = new Promise<void>((resolve) => setTimeout(resolve, DRAIN_MS).unref());
  await Promise.race([running.close(), limit]);
}
