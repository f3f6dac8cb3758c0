import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { strToU8, zipSync } from 'fflate';
import type { Config } from '../bot/config.ts';
import type { Organisation } from '../indexer/index.ts';
import { buildManifest, englishTexts, type PackageSettings } from './manifest.ts';

const ICONS = path.join(import.meta.dirname, 'icons');
/** Zip entries carry a date: always the same one, so that the same settings give the same bytes. The first that zip knows. */
const DATE = new Date('1980-01-02T00:00:00Z');

/** What is missing or unfit for a package, one line each, in Chinese. Empty: it can be packed. */
export function missingFor(config: Config, { name }: Pick<Organisation, 'name'> = {}): string[] {
  const { publicUrl, bot, teams } = config;
  const out: string[] = [];
  if (!publicUrl) out.push('ZHIYI_PUBLIC_URL:没有设置外部访问地址');
  else if (!publicUrl.startsWith('https://')) out.push('ZHIYI_PUBLIC_URL:Teams 只接受 https 地址');
  if (!bot.MicrosoftAppId) out.push('MicrosoftAppId:没有设置机器人的应用 ID');
  else if (!/^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(bot.MicrosoftAppId))
    out.push('MicrosoftAppId:应为 GUID');
  if (!teams.organisation && !name)
    out.push('ZHIYI_ORGANISATION:没有设置单位名称,知识文件夹的 organisation.yaml 里也没有');
  if (!teams.privacyUrl) out.push('ZHIYI_PRIVACY_URL:没有设置隐私说明的网址');
  if (!teams.termsUrl) out.push('ZHIYI_TERMS_URL:没有设置使用条款的网址');
  return out;
}

/** The Teams app package: manifest, English texts and icons in a zip. Call when nothing is missing. */
export async function packTeams(
  config: Config,
  version: string,
  organisation: Organisation,
): Promise<Uint8Array> {
  const { publicUrl = '', bot, teams } = config;
  const settings: PackageSettings = {
    appId: teams.appId ?? bot.MicrosoftAppId ?? '',
    botId: bot.MicrosoftAppId ?? '',
    publicUrl,
    developer: teams.organisation ?? organisation.name ?? '',
    organisation,
    privacyUrl: teams.privacyUrl ?? '',
    termsUrl: teams.termsUrl ?? '',
    version,
  };
  const [color, outline] = await Promise.all(
    ['color.png', 'outline.png'].map((name) => readFile(path.join(ICONS, name))),
  );
  const json = (value: unknown): Uint8Array => strToU8(`${JSON.stringify(value, null, 2)}\n`);
  return zipSync(
    {
      'manifest.json': json(buildManifest(settings)),
      'en-us.json': json(englishTexts(organisation)),
      'color.png': color!,
      'outline.png': outline!,
    },
    { mtime: DATE },
  );
}
