import { z } from 'zod';
import { ImportError, UsageError, ZhiyiError } from '../../../indexer/errors.ts';
import { checkedAgent, dnsLookup } from '../../../indexer/import/fetching/checked-agent.ts';
import type { Answer, Fetch } from '../../../indexer/import/fetching/fetch.ts';
import { type Pause, retried, TransientError } from '../../../indexer/import/fetching/retry.ts';
import { checkUrl } from '../../../indexer/import/fetching/url-rules.ts';
import type { Article } from './article.ts';
import type { Draft } from './draft-check.ts';

/** An OpenAI-compatible endpoint that drafts, and its model. */
export interface Endpoint {
  /** Up to /v1. */
  readonly url: string;
  readonly model: string;
  /** Sent as a bearer token where the endpoint wants one. */
  readonly key?: string;
  readonly fetch: Fetch;
  readonly pause?: Pause;
}

const ANSWER_MS = 120_000;
/** A headnote and forty phrases take 2 KB. */
const MOST_BYTES = 256 * 1024;
const TRANSIENT: ReadonlySet<number> = new Set([408, 429, 500, 502, 503, 504]);

const completion = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string() }) })).min(1),
});
const drafted = z.object({
  headnote: z.string().max(2000).default(''),
  phrases: z.array(z.string().max(200)).max(200).default([]),
});

const TASK = `你在为一个政策问答系统整理检索词。给你一条条文,请写两样东西:
1. headnote:用自己的话概括这一条,正式的书面语,一到三句,不超过120字。数额、日期、期限、责任主体、例外一个都不能错,也不能添;
“应当”“可以”“不得”照原意。不得连续照抄原文20个字。
2. phrases:人们找这一条时会说的大白话,8到20个,每个2到15个字,不写法律术语,不写原文没有的数字。
只输出一个 JSON 对象:{"headnote": "…", "phrases": ["…", "…"]},不要别的话。`;

/** Checks that an endpoint can be asked. @throws UsageError */
export function checkEndpoint(url: string): void {
  try {
    checkUrl(url, new Set([URL.canParse(url) ? new URL(url).host : '']));
  } catch (error) {
    if (!(error instanceof ZhiyiError)) throw error;
    throw new UsageError(`--endpoint:${error.message}`, '写作 http://主机:端口/v1');
  }
}

/**
 * Asks for a draft of one article. @throws ImportError when the endpoint does not answer, or with no draft
 * @param title of the document
 */
export async function askForDraft(endpoint: Endpoint, title: string, article: Article): Promise<Draft> {
  const { place, headings, text } = article;
  const prompt = [
    `《${title}》${place}`,
    ...(headings.length > 0 ? [headings.join(' › ')] : []),
    '',
    text,
  ].join('\n');
  const content = await complete(endpoint, [
    { role: 'system', content: TASK },
    { role: 'user', content: prompt },
  ]);
  // Some models think aloud or fence what they write.
  const json = /\{[\s\S]*\}/u.exec(content.replace(/<think>[\s\S]*?<\/think>/gu, ''))?.[0] ?? '';
  try {
    return drafted.parse(JSON.parse(json));
  } catch (cause) {
    throw new ImportError('模型的回答不是要的 JSON', '换一个模型,或用不带 --endpoint 的模板', { cause });
  }
}

async function complete(endpoint: Endpoint, messages: readonly object[]): Promise<string> {
  const url = new URL(`${endpoint.url.replace(/\/+$/u, '')}/chat/completions`);
  // Whoever names the endpoint means it, wherever it stands.
  const agent = await checkedAgent(url, new Set([url.host]), dnsLookup);
  try {
    return await retried(async () => {
      const body = await asked(endpoint, url, { model: endpoint.model, temperature: 0, messages }, agent);
      const read = completion.safeParse(body);
      if (!read.success) throw notCompatible(read.error);
      return read.data.choices[0]!.message.content;
    }, endpoint);
  } finally {
    await agent.destroy();
  }
}

async function asked(
  { fetch, key }: Endpoint,
  url: URL,
  request: object,
  dispatcher: Awaited<ReturnType<typeof checkedAgent>>,
): Promise<unknown> {
  let answer: Answer;
  try {
    answer = await fetch(url.href, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(key ? { authorization: `Bearer ${key}` } : {}) },
      body: JSON.stringify(request),
      redirect: 'manual',
      signal: AbortSignal.timeout(ANSWER_MS),
      dispatcher,
    });
  } catch (cause) {
    throw new TransientError(`${url.host} 连不上或超时`, '检查 --endpoint 和网络', { cause, network: true });
  }
  if (answer.status !== 200) {
    await answer.body?.cancel();
    const message = `${url.host} 回答 ${answer.status}`;
    if (TRANSIENT.has(answer.status)) throw new TransientError(message, '过些时候再试');
    throw new ImportError(message, '检查 --endpoint、--model 和 --key-file');
  }
  return jsonOf(answer);
}

async function jsonOf(answer: Answer): Promise<unknown> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of answer.body ?? []) {
    size += chunk.length;
    if (size > MOST_BYTES) throw notCompatible(new Error('too long'));
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch (cause) {
    throw notCompatible(cause);
  }
}

function notCompatible(cause: unknown): ImportError {
  return new ImportError('端点的回答不是 OpenAI 兼容的格式', '检查 --endpoint,一般以 /v1 结尾', { cause });
}
