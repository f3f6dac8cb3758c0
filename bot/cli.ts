import { ZhiyiError } from '../indexer/errors.ts';
import { systemFetch } from '../indexer/import/fetching/fetch.ts';
import type { CommandIo } from './cli/command.ts';
import { usage, VERBS } from './cli/table.ts';

/**
 * The command line. Exit codes: 0 done, 1 the input was bad (why on stderr), 2 wrong usage.
 * The one catch of the command line is here.
 */
export async function main(args: readonly string[]): Promise<number> {
  const [name = 'help', ...rest] = args;
  if (['help', '帮助', '--help', '-h'].includes(name)) {
    process.stdout.write(usage(rest[0]));
    return 0;
  }
  const verb = VERBS.find((v) => v.name === name || v.aliases.includes(name));
  if (!verb) {
    process.stderr.write(`没有“${name}”这个命令。\n\n${usage()}`);
    return 2;
  }
  if (rest.includes('--help') || rest.includes('-h')) {
    process.stdout.write(usage(verb.name));
    return 0;
  }
  try {
    const { run } = await verb.load();
    return await run(rest, commandIo());
  } catch (error) {
    return report(error, verb.name);
  }
}

function commandIo(): CommandIo {
  const now = (): Date => new Date();
  return {
    stdout: process.stdout,
    stderr: process.stderr,
    now,
    fetch: systemFetch,
    async announce(text, organisation) {
      const [{ announce }, { commandConfig }] = await Promise.all([
        import('./cli/announce.ts'),
        import('./cli/command-config.ts'),
      ]);
      await announce(text, now, await commandConfig(organisation));
    },
  };
}

function report(error: unknown, verb: string): number {
  if (error instanceof ZhiyiError) {
    process.stderr.write(`${error.message}\n${error.cure}\n`);
    return error.exitCode;
  }
  const { code, message } = error as NodeJS.ErrnoException;
  if (code?.startsWith('ERR_PARSE_ARGS')) {
    process.stderr.write(`参数不对:${message}\n\n${usage(verb)}`);
    return 2;
  }
  process.stderr.write(`${error instanceof Error ? (error.stack ?? message) : String(error)}\n`);
  return 1;
}
