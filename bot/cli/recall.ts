import { parseArgs } from 'node:util';
import { chinaDay, formatLocator, type Library, UsageError } from '../../indexer/index.ts';
import { STATUS_LABEL } from '../answers/labels.ts';
import type { Config } from '../config.ts';
import { followStore } from '../conversation/follow-store.ts';
import { openStorage } from '../conversation/storage.ts';
import { readRecords } from '../records/read-records.ts';
import { type Notified, type PassageChange, type Recalled, recallOf } from '../records/recall.ts';
import { recordStore } from '../records/record-store.ts';
import { columns } from './columns.ts';
import { commandConfig, commandKnowledge, ORGANISATION_OPTION } from './command-config.ts';
import { openForCommand } from './knowledge.ts';
import { type Speak, speaking } from './speak.ts';

const WORDS: Readonly<Record<PassageChange, string>> = {
  gone: '已不在知识里',
  changed: '文字已改动',
  status: '已不再有效',
  unknown: '无法核对',
};

/** `zhiyi recall`: who was given a passage of a document that is not now what it was; with --notify they are told. */
export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      ...ORGANISATION_OPTION,
      json: { type: 'boolean', default: false },
      notify: { type: 'boolean', default: false },
      knowledge: { type: 'string', multiple: true },
    },
  });
  const [document] = positionals;
  if (!document || positionals.length > 1)
    throw new UsageError('要写一份文件的 ID', '例:zhiyi recall emergency-response-law');
  const config = await commandConfig(values.organisation);
  const library = await openForCommand(await commandKnowledge(values));
  const damaged: string[] = [];
  const records = readRecords(config.dataDir, {}, (line) => damaged.push(`${line.file}:${line.line}`));
  const recalled = await recallOf(records, library, document);
  if (damaged.length > 0) process.stderr.write(`有 ${damaged.length} 行记录损坏,没有计入\n`);
  const followers = await followersOf(config, document);
  process.stdout.write(
    values.json
      ? `${JSON.stringify({ recalled, followers }, null, 2)}\n`
      : table(recalled, library) + followerTable(followers),
  );
  if (!values.notify) return 0;
  return notify(
    config,
    document,
    recalled,
    library,
    speaking(config, () => new Date()),
  );
}

function table(recalled: readonly Recalled[], library: Library): string {
  if (recalled.length === 0) return '没有会话得到过后来有变动的条文\n';
  const rows = recalled.map((r) => [
    chinaDay(new Date(r.last.time)),
    r.channel,
    r.conversation,
    r.passages.map((p) => `${placeName(library, p.key)}(${WORDS[p.change]})`).join('、'),
    r.notified ? '已通知' : '',
  ]);
  return `${columns([['最近一次', '频道', '会话', '条文', ''], ...rows])}\n`;
}

interface Following {
  readonly channel: string;
  readonly conversation: string;
  readonly name: string;
  /** When they were last told of a change. */
  readonly told?: string;
}

/** Who follows a provision of the document, and whether they were told of a change; the server tells them. */
async function followersOf(config: Config, document: string): Promise<Following[]> {
  const { storage, close } = await openStorage(config.state, () => undefined);
  const out: Following[] = [];
  try {
    for await (const { to, places } of followStore(storage).all())
      for (const { key, name, told } of places) {
        const [expression = ''] = key.split('#');
        if (expression !== document && expression.split('@')[0] !== document) continue;
        const { channel, conversation } = to;
        out.push({ channel, conversation, name, ...(told ? { told } : {}) });
      }
  } finally {
    await close();
  }
  return out;
}

function followerTable(followers: readonly Following[]): string {
  if (followers.length === 0) return '';
  const rows = followers.map((f) => [
    f.channel,
    f.conversation,
    f.name,
    f.told ? `已通知(${chinaDay(new Date(f.told))})` : '没有变动要通知',
  ]);
  return `关注它的会话(由服务自动通知)\n${columns([['频道', '会话', '条文', ''], ...rows])}\n`;
}

/** 《示例省防汛条例》第三条; the key where the place is gone. */
function placeName(library: Library, key: string): string {
  const entry = library.entry(key);
  return entry ? `《${entry.document.title}》${formatLocator(entry.locator)}` : key;
}

/** @returns 1 when somebody could not be told */
async function notify(
  config: Config,
  document: string,
  recalled: readonly Recalled[],
  library: Library,
  speak: Speak,
): Promise<number> {
  const now = (): Date => new Date();
  const warn = (message: string): void => void process.stderr.write(`${message}\n`);
  const { instance } = config.records;
  const store = recordStore({
    folder: config.dataDir,
    instance: `${instance}-recall`,
    days: 0,
    now,
    believed: async () => false,
    warn,
  });
  const results = { told: 0, failed: 0 };
  for (const r of recalled.filter((one) => !one.notified)) {
    const to = r.last.to;
    try {
      if (!to || !URL.canParse(to.serviceUrl) || !/^https?:/.test(to.serviceUrl))
        throw new Error('网页上的会话不能主动通知');
      const { channel, conversation, passages } = r;
      await speak({ channel, conversation, address: to }, notice(r, library));
      const record = { document, channel, conversation, passages };
      await store.append({ kind: 'recalled', time: now().toISOString(), ...record } as Notified);
      results.told++;
    } catch (error) {
      results.failed++;
      warn(`没有通知到 ${r.channel} ${r.conversation}:${error instanceof Error ? error.message : error}`);
    }
  }
  await store.close();
  process.stdout.write(`通知了 ${results.told} 个会话,${results.failed} 个没有通知到\n`);
  return results.failed > 0 ? 1 : 0;
}

/** What a conversation is told. Plain text: it must do in every channel. */
function notice({ last, passages }: Recalled, library: Library): string {
  const lines = passages.map(({ key, change }) => {
    const entry = library.entry(key);
    const status = entry && change === 'status' ? `(${STATUS_LABEL[library.statusOn(entry.document)]})` : '';
    return `${placeName(library, key)}:${WORDS[change]}${status}`;
  });
  return [
    `更正通知:${chinaDay(new Date(last.time))}在这里给出的下列条文后来有变动,请不要再引用当时的文字,需要时请重新提问。`,
    ...lines,
  ].join('\n');
}
