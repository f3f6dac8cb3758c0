import { UsageError } from '../../indexer/errors.ts';
import { type Config, environmentNow, readConfig, type Variables } from '../config.ts';
import { CACHE } from '../folders.ts';
import { knowledgeDirs } from './knowledge.ts';
import { readOrganisations } from './organisations-file.ts';

/** The option of commands that read or write what a server keeps. */
export const ORGANISATION_OPTION = { organisation: { type: 'string' } } as const;

/**
 * The settings that a command goes by: those of the organisation that is named, where the server has several.
 * @throws UsageError when it has several and none of them is named, or one that is not there
 */
export async function commandConfig(
  organisation: string | undefined,
  env: Variables = environmentNow(),
): Promise<Config> {
  const file = env.ZHIYI_ORGANISATIONS;
  if (!file) {
    if (organisation === undefined) return readConfig(env);
    throw new UsageError('没有设置 ZHIYI_ORGANISATIONS,只有一个单位', '去掉 --organisation');
  }
  const { all } = await readOrganisations(file, env);
  const known = all.map(({ id }) => id).join('、');
  if (organisation === undefined)
    throw new UsageError('这个服务有几个单位,要写是哪一个', `加 --organisation,有:${known}`);
  const found = all.find(({ id }) => id === organisation);
  if (!found) throw new UsageError(`没有这个单位:${organisation}`, `有:${known}`);
  return found.config;
}

/** What a command looks into: the folders that are given, else those of the organisation that is named, else the default. */
export async function commandKnowledge({
  knowledge,
  organisation,
}: {
  readonly knowledge?: readonly string[] | undefined;
  readonly organisation?: string | undefined;
}): Promise<{ readonly dirs: readonly string[]; readonly cacheDir: string }> {
  const own = organisation === undefined ? undefined : await commandConfig(organisation);
  return { dirs: await knowledgeDirs(knowledge ?? own?.knowledge), cacheDir: own?.cacheDir ?? CACHE };
}
