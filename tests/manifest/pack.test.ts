import path from 'node:path';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { commandIn } from '../../bot/commands/dispatch.ts';
import { COMMANDS } from '../../bot/commands/table.ts';
import { readConfig } from '../../bot/config.ts';
import { loadOrganisation, NO_ORGANISATION } from '../../indexer/index.ts';
import { englishTexts } from '../../manifest/manifest.ts';
import { missingFor, packTeams } from '../../manifest/pack.ts';
import { schemaErrors } from '../schema-errors.ts';

const ENV = {
  ZHIYI_PUBLIC_URL: 'https://zhiyi.example',
  MicrosoftAppId: '11111111-2222-3333-4444-555555555555',
  MicrosoftAppPassword: 'x',
  MicrosoftAppTenantId: 'tenant',
  ZHIYI_ORGANISATION: '示例省应急管理厅',
  ZHIYI_PRIVACY_URL: 'https://zhiyi.example/privacy',
  ZHIYI_TERMS_URL: 'https://zhiyi.example/terms',
};

const { organisation } = await loadOrganisation([path.join(import.meta.dirname, '../../knowledge')]);

interface Manifest {
  readonly id: string;
  readonly bots: readonly {
    commandLists: readonly { commands: readonly { title: string; description: string }[] }[];
  }[];
  readonly validDomains: readonly string[];
}

async function unpacked(
  of = organisation,
): Promise<{ files: Record<string, Uint8Array>; manifest: Manifest }> {
  const files = unzipSync(await packTeams(readConfig(ENV), '1.2.3', of));
  return { files, manifest: JSON.parse(Buffer.from(files['manifest.json']!).toString()) as Manifest };
}

test('the package holds the manifest, English texts and icons of the sizes that Teams wants', async () => {
  const { files } = await unpacked();
  expect(Object.keys(files).sort()).toEqual(['color.png', 'en-us.json', 'manifest.json', 'outline.png']);
  const size = (png: Uint8Array): [number, number] => {
    const view = new DataView(png.buffer, png.byteOffset);
    expect(Buffer.from(png.subarray(1, 4)).toString()).toBe('PNG');
    return [view.getUint32(16), view.getUint32(20)];
  };
  expect(size(files['color.png']!)).toEqual([192, 192]);
  expect(size(files['outline.png']!)).toEqual([32, 32]);
});

test('the same settings give the same bytes', async () => {
  const pack = () => packTeams(readConfig(ENV), '1.2.3', organisation);
  expect(Buffer.compare(await pack(), await pack())).toBe(0);
});

test('commands of the package are commands of the table, and English names do what they say', async () => {
  const { manifest } = await unpacked();
  const [personal, group] = manifest.bots[0]!.commandLists;
  expect(personal!.commands.slice(0, 3).every((c) => commandIn(c.title) === undefined)).toBe(true);
  for (const { title } of [...personal!.commands.slice(3), ...group!.commands])
    expect(COMMANDS.some((c) => c.listed && c.name === title)).toBe(true);
  for (const [key, text] of Object.entries(englishTexts(organisation))) {
    const m = /^bots\[0\]\.commandLists\[(\d)\]\.commands\[(\d)\]\.title$/.exec(key);
    const listed = m && manifest.bots[0]!.commandLists[Number(m[1])]!.commands[Number(m[2])];
    if (listed && !listed.title.includes('?') && !listed.title.startsWith('《'))
      expect(commandIn(text)?.command.name).toBe(listed.title);
  }
});

test('limits that matter hold without the schema too', async () => {
  const { manifest } = await unpacked();
  expect(manifest.id).toBe(ENV.MicrosoftAppId);
  expect(manifest.validDomains).toEqual(['zhiyi.example']);
  for (const { commands } of manifest.bots[0]!.commandLists) {
    expect(commands.length).toBeLessThanOrEqual(10);
    for (const { title, description } of commands) {
      expect(title.length).toBeLessThanOrEqual(32);
      expect(description.length).toBeLessThanOrEqual(128);
    }
  }
});

test.each([
  ['manifest.json', 'manifest-v1.22.schema.json'],
  ['en-us.json', 'localization-v1.22.schema.json'],
])('%s is valid by %s', async (name, file) => {
  const { files } = await unpacked();
  expect(schemaErrors(file, JSON.parse(Buffer.from(files[name]!).toString())) ?? []).toEqual([]);
});

test('what is missing is listed, all at once', () => {
  expect(missingFor(readConfig({}))).toHaveLength(5);
  expect(missingFor(readConfig({}), organisation)).toHaveLength(4);
  expect(missingFor(readConfig({ ...ENV, ZHIYI_PUBLIC_URL: 'http://zhiyi.example' }))).toEqual([
    'ZHIYI_PUBLIC_URL:Teams 只接受 https 地址',
  ]);
  expect(missingFor(readConfig(ENV))).toEqual([]);
});

test('knowledge that does not say whose it is begins with commands instead of questions', async () => {
  const { manifest } = await unpacked(NO_ORGANISATION);
  const [personal] = manifest.bots[0]!.commandLists;
  expect(personal!.commands).toHaveLength(10);
  for (const { title } of personal!.commands) expect(commandIn(title)?.command.name).toBe(title);
});
