import { vi } from 'vitest';
import { main } from '../bot/cli.ts';

/** How a command ended, and what it said. */
export interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

interface Surroundings {
  /** The folder it is given in. */
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * Gives a command as on the command line, in this process: starting one costs more than what most commands do. That the
 * process ends with the code, `cli/ask.test.ts` sees.
 */
export async function commandLine(args: readonly string[], { cwd, env = {} }: Surroundings): Promise<Ended> {
  const said = { out: '', err: '' };
  const hear = (stream: NodeJS.WriteStream, as: keyof typeof said) =>
    vi.spyOn(stream, 'write').mockImplementation((text) => {
      said[as] += String(text);
      return true;
    });
  const before = process.cwd();
  const heard = [hear(process.stdout, 'out'), hear(process.stderr, 'err')];
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  try {
    process.chdir(cwd);
    return { code: await main(args), ...said };
  } finally {
    process.chdir(before);
    vi.unstubAllEnvs();
    for (const each of heard) each.mockRestore();
  }
}
