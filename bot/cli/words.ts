import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { chinaDay } from '../../indexer/china-day.ts';
import { loadKnowledge } from '../../indexer/documents/load.ts';
import { loadSearchWords, type SearchWords } from '../../indexer/documents/search-words.ts';
import { UsageError, ZhiyiError } from '../../indexer/errors.ts';
import { TransientError } from '../../indexer/import/fetching/retry.ts';
import { atomicWrite } from '../../indexer/import/keeping/atomic-write.ts';
import { parseLocator, toAnchor } from '../../indexer/structure/locator.ts';
import type { Document } from '../../indexer/types.ts';
import { readRecords } from '../records/read-records.ts';
import { type UsedWords, usedWords } from '../records/used-words.ts';
import type { CommandIo } from './command.ts';
import { commandConfig, commandKnowledge, ORGANISATION_OPTION } from './command-config.ts';
import { parsed } from './import-options.ts';
import { progressBar } from './progress.ts';
import { type Article, articlesOfDocument } from './words/article.ts';
import { checkDraft } from './words/draft-check.ts';
import { askForDraft, checkEndpoint, type Endpoint } from './words/endpoint.ts';
import { WORDS_USAGE } from './words/usage.ts';
import { type Proposal, wordsFile } from './words/words-file.ts';

const USAGE = WORDS_USAGE.join('\n');
const OPTIONS = {
  ...ORGANISATION_OPTION,
  endpoint: { type: 'string' },
  model: { type: 'string' },
  'key-file': { type: 'string' },
  used: { type: 'boolean', default: false },
  days: { type: 'string', default: '90' },
  records: { type: 'string' },
  out: { type: 'string' },
  knowledge: { type: 'string', multiple: true },
} as const;
const DAY_MS = 86_400_000;

/** `zhiyi words DOC`: proposes everyday phrases and headnotes for a document, for a person to review. */
export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parsed(args, OPTIONS, USAGE);
  const days = Number(values.days);
  if (!Number.isInteger(days) || days < 1) throw new UsageError(`--days 不是天数:${values.days}`, USAGE);
  const endpoint = await endpointOf(values, io);
  const { dirs } = await commandKnowledge(values);
  const { documents } = await loadKnowledge(dirs.filter((dir) => existsSync(dir)));
  const { words } = await loadSearchWords(dirs);
  const from = chinaDay(new Date(io.now().getTime() - (days - 1) * DAY_MS));
  const folder = values.records ?? (await commandConfig(values.organisation)).dataDir;
  const used = await usedWords(readRecords(folder, { from }));
  const chosen =
    positionals.length > 0
      ? positionals.map((id) => named(id, documents))
      : onlyUsed(used, documents, values.used);
  if (values.out !== undefined && chosen.length > 1) throw new UsageError('--out 只用于一份文件', USAGE);
  if (chosen.length === 0) io.stdout.write(`${days} 天里没有被点赞或接着看了另一条的问题\n`);
  for (const document of chosen) {
    const out = values.out ?? `words-${document.id}.yaml`;
    if (existsSync(out)) throw new UsageError(`已有文件 ${out}`, '审完移走它,或用 --out 换一个名字');
    const open = articlesOfDocument(document).filter(
      (article) => values.used || !hasWords(article, document, words),
    );
    const proposals = await proposed(document, open, { used, ...(endpoint ? { endpoint } : {}) }, io);
    const shown = values.used ? proposals.filter((p) => p.used.length > 0) : proposals;
    await atomicWrite(out, wordsFile(document, shown, by(endpoint, values.used)));
    const filled = shown.filter((p) => p.used.length > 0 || (p.draft?.phrases.length ?? 0) > 0).length;
    io.stdout.write(
      `《${document.title}》${shown.length} 条写在 ${out},其中 ${filled} 条有建议;请逐条审阅\n`,
    );
  }
  return 0;
}

function by(endpoint: Endpoint | undefined, fromUse: boolean): string {
  if (endpoint) return `由 ${endpoint.model} 起草,没有人审过`;
  return fromUse ? '来自使用:人们这样问过,并从这一条得到了答案' : '模板,由人填写';
}

async function endpointOf(
  values: { endpoint?: string | undefined; model?: string | undefined; 'key-file'?: string | undefined },
  io: CommandIo,
): Promise<Endpoint | undefined> {
  const { endpoint: url, model } = values;
  if (url === undefined && model === undefined) return undefined;
  if (url === undefined || model === undefined) throw new UsageError('--endpoint 和 --model 要一起写', USAGE);
  checkEndpoint(url);
  const file = values['key-file'];
  const key = file === undefined ? undefined : await keyIn(file);
  io.stdout.write(`条文会发给 ${new URL(url).host},只用来起草,供人审阅\n`);
  return {
    url,
    model,
    fetch: io.fetch,
    ...(key ? { key } : {}),
    ...(io.pause ? { pause: io.pause } : {}),
  };
}

async function keyIn(file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new UsageError(`密钥文件读不了:${file}`, '检查 --key-file 的路径', { cause });
  });
  const key = text.trim();
  if (!/^[\x21-\x7e]{1,500}$/u.test(key)) throw new UsageError(`${file} 里不是一行密钥`, '文件里只写密钥');
  return key;
}

/** @throws UsageError for one that is not there, or has no words */
function named(id: string, documents: readonly Document[]): Document {
  const found = documents.filter((d) => `${d.id}@${d.version}` === id || d.id === id);
  const document = found.find(({ text }) => text !== 'none');
  if (document) return document;
  throw found.length > 0
    ? new UsageError(`${id} 没有收录正文,也没有要旨`, '先用 sync 或 import 取得原文')
    : new UsageError(`没有 ${id} 这份文件`, '文件的 id 见它开头的字段,或用 zhiyi validate 查看');
}

/** Without a document named: those that use has words for. */
function onlyUsed(used: readonly UsedWords[], documents: readonly Document[], asked: boolean): Document[] {
  if (!asked) throw new UsageError('要写一份文件的 id,或用 --used', USAGE);
  const expressions = new Set(used.map(({ passage }) => passage.split('#')[0]));
  return documents.filter((d) => d.text !== 'none' && expressions.has(expressionOf(d)));
}

function expressionOf({ id, version }: Document): string {
  return `${id}${version ? `@${version}` : ''}`;
}

function hasWords({ place }: Article, { id, version }: Document, words: SearchWords): boolean {
  const locator = parseLocator(place);
  const anchor = locator === undefined ? undefined : toAnchor(locator);
  return [id, `${id}@${version}`].some((key) => anchor !== undefined && words.get(key)?.has(anchor));
}

async function proposed(
  document: Document,
  articles: readonly Article[],
  { used, endpoint }: { readonly used: readonly UsedWords[]; readonly endpoint?: Endpoint },
  io: CommandIo,
): Promise<Proposal[]> {
  const bar = progressBar(io.stderr);
  const proposals: Proposal[] = [];
  for (const [i, article] of articles.entries()) {
    bar.show(i, articles.length, article.place);
    const fromUse = used
      .filter(({ passage }) => passage === article.key)
      .map(({ question, liked, followed }) => ({ question, why: whyUsed(liked, followed) }));
    const own = { article, used: fromUse };
    proposals.push(endpoint ? { ...own, ...(await drafted(endpoint, document, article)) } : own);
  }
  bar.clear();
  return proposals;
}

function whyUsed(liked: number, followed: number): string {
  return [
    ...(liked > 0 ? [`点赞 ${liked} 次`] : []),
    ...(followed > 0 ? [`接着看了这一条 ${followed} 次`] : []),
  ].join(',');
}

/** One bad answer does not stop the rest; an endpoint that cannot be reached does. */
async function drafted(endpoint: Endpoint, document: Document, article: Article): Promise<Partial<Proposal>> {
  try {
    const draft = await askForDraft(endpoint, document.title, article);
    return { draft: checkDraft(draft, article.text) };
  } catch (error) {
    if (!(error instanceof ZhiyiError) || error instanceof TransientError) throw error;
    return { failed: error.message };
  }
}
