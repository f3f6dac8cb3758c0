import { spawnSync } from 'node:child_process';

/** Where a command of the system lies; undefined where there is none of this name. */
export function which(command: string): string | undefined {
  const found = spawnSync('sh', ['-c', `command -v ${command}`], { encoding: 'utf8' });
  return found.status === 0 ? found.stdout.trim() : undefined;
}
