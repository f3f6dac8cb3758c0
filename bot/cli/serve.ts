import { UsageError } from '../../indexer/errors.ts';
import { readConfig } from '../config.ts';
import { type Running, start } from '../index.ts';

/** `zhiyi serve`: the server, until it is told to stop. */
export async function run(args: readonly string[]): Promise<number> {
  if (args.length > 0)
    throw new UsageError(`serve 不带参数:${args.join(' ')}`, '设置写在环境变量里,见 .env.example');
  const config = readConfig();
  const print = (line: string): void => void process.stdout.write(`${line}\n`);
  const warn = (message: string, error: unknown): void =>
    void process.stderr.write(
      `${message}:${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
  const running = await start(config, {
    now: () => new Date(),
    print,
    warn,
    openKnowledge: async () => {
      const { openKnowledge } = await import('./knowledge.ts');
      const knowledge = await openKnowledge({ dirs: config.knowledge, cacheDir: config.cacheDir });
      print(held(knowledge.library));
      return knowledge;
    },
  }).catch((error) => {
    throw (error as NodeJS.ErrnoException).code === 'EADDRINUSE'
      ? new UsageError(`端口 ${config.port} 已被占用`, '换一个端口:PORT=3979 npm start')
      : error;
  });
  await stopped();
  print('正在停止…');
  await closed(running);
  return 0;
}

type Held = Pick<Awaited<ReturnType<Running['knowledge']>>['library'], 'documents' | 'entries' | 'problems'>;

function held({ documents, entries, problems }: Held): string {
  const without = documents.filter((d) => d.text === 'none').length;
  const trouble = problems.filter((p) => p.severity === 'error').length;
  return `已收录 ${documents.length} 份文件、${entries.length} 条,其中 ${without} 份没有正文${trouble > 0 ? `;${trouble} 处错误,请运行 npx zhiyi validate` : ''}`;
}

function stopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve());
  });
}

/** A request that never ends must not keep the process: ten seconds, then it is left. */
async function closed(running: Running): Promise<void> {
  const limit = new Promise<void>((resolve) => setTimeout(resolve, 10_000).unref());
  await Promise.race([running.close(), limit]);
}
