import path from 'node:path';
import { UsageError } from '../../indexer/errors.ts';
import { type Config, readConfig, type Variables } from '../config.ts';
import { SHIPPED } from '../folders.ts';
import { misplaced, variablesOf } from './organisation-variables.ts';
import { clashes, hostsOf, type OrganisationsFile } from './settings.ts';

/** One of several organisations on a server. */
export interface Organisation {
  readonly id: string;
  /** Names of hosts, in lower case, without ports. */
  readonly hosts: readonly string[];
  readonly config: Config;
}

/** The settings of a server for several organisations. */
export interface Organisations {
  readonly all: readonly Organisation[];
  /** Names at which the bots of all are spoken to. */
  readonly channelHosts: readonly string[];
  readonly port: number;
  readonly host: string;
  /** Values that must never be shown or logged. */
  readonly secrets: readonly string[];
}

/**
 * What the file and the environment say together: for each organisation the settings that it would have on a server of
 * its own, in folders of its own.
 * @param folder of the file
 * @throws UsageError naming all that is wrong
 */
export function organisationsOf(file: OrganisationsFile, env: Variables, folder: string): Organisations {
  const problems = [...misplaced(env), ...clashes(file), ...nested(file, folder)];
  const authenticated = file.organisations.every(({ teams }) => teams);
  const host = env.HOST || (authenticated ? '0.0.0.0' : '127.0.0.1');
  const all = file.organisations.flatMap((settings): Organisation[] => {
    const { id } = settings;
    const read = variablesOf(settings, { env, folder, host });
    problems.push(...read.problems.map((problem) => `${id} ${problem}`));
    try {
      const config = readConfig(read.variables, id);
      problems.push(...writtenTogether(id, config, file, folder));
      return [{ id, hosts: hostsOf(settings), config }];
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      problems.push(
        ...error.message
          .split('\n')
          .slice(1)
          .map((line) => `${id} ${line.trim()}`),
      );
      return [];
    }
  });
  const [first] = all;
  if (problems.length > 0 || !first)
    throw new UsageError(
      `各单位的设置有误:\n${[...new Set(problems)].map((p) => `  ${p}`).join('\n')}`,
      '改正后再启动;写法见 docs/organisations.zh.md',
    );
  const common = ['ZHIYI_SESSION_SECRET', 'ZHIYI_RECORD_KEY'].flatMap((name) => env[name] ?? []);
  return {
    all,
    channelHosts: file.channels?.hosts ?? [],
    port: first.config.port,
    host,
    secrets: [...new Set([...common, ...all.flatMap(({ config }) => config.secrets)])],
  };
}

/** A folder within another's would be held by both, which nobody means; the very same may be named twice. */
function nested({ organisations }: OrganisationsFile, folder: string): string[] {
  const dirs = organisations.flatMap(({ id, knowledge }) =>
    knowledge.map((dir) => ({ id, dir: path.resolve(folder, dir) })),
  );
  return dirs.flatMap((inner) =>
    dirs
      .filter((outer) => outer.id !== inner.id && inner.dir.startsWith(outer.dir + path.sep))
      .map((outer) => `${inner.id} 的知识文件夹 ${inner.dir} 在 ${outer.id} 的里面,${outer.id} 也会收录它`),
  );
}

/** What the operator's page of one writes must not be read by another: it writes into the first own and the last folder. */
function writtenTogether(
  id: string,
  { access, knowledge }: Config,
  { organisations }: OrganisationsFile,
  folder: string,
): string[] {
  if (!access.admins) return [];
  const others = organisations.filter((other) => other.id !== id);
  const theirs = new Set(others.flatMap((other) => other.knowledge.map((dir) => path.resolve(folder, dir))));
  const first = knowledge.find((dir) => path.resolve(dir) !== path.resolve(SHIPPED));
  return [...new Set([first, knowledge.at(-1)])]
    .filter((dir) => dir !== undefined && theirs.has(dir))
    .map((dir) => `${id} 的运行页会写进 ${dir},别的单位也收录它:第一个和最后一个知识文件夹要是自己的`);
}
