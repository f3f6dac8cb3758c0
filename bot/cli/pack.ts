import { readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { KnowledgeError, loadOrganisation } from '../../indexer/index.ts';
import { missingFor, packTeams } from '../../manifest/pack.ts';
import { PACKAGE_ROOT } from '../folders.ts';
import { commandConfig, ORGANISATION_OPTION } from './command-config.ts';

const PACKAGE = path.join(PACKAGE_ROOT, 'package.json');

/** `zhiyi pack`: the Teams app package, from the settings; lists what is missing. */
export async function run(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: { ...ORGANISATION_OPTION, out: { type: 'string', default: 'zhiyi-teams.zip' } },
  });
  const config = await commandConfig(values.organisation);
  const { organisation } = await loadOrganisation(config.knowledge);
  const missing = missingFor(config, organisation);
  if (missing.length > 0)
    throw new KnowledgeError(
      `不能打包:\n${missing.map((m) => `  ${m}`).join('\n')}`,
      '设好这些环境变量再打包',
    );
  const { version } = JSON.parse(await readFile(PACKAGE, 'utf8')) as { version: string };
  const zip = await packTeams(config, version, organisation);
  const aside = `${values.out}.${process.pid}.part`;
  await writeFile(aside, zip);
  await rename(aside, values.out);
  process.stdout.write(`已写 ${values.out}(${zip.length} 字节);在 Teams 管理中心或“上传自定义应用”里上传\n`);
  return 0;
}
