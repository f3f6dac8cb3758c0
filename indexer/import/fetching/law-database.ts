import { z } from 'zod';
import { ImportError } from '../../errors.ts';
import type { Status } from '../../types.ts';
import type { Original } from '../source.ts';
import { fetchOriginal, type Network } from './fetch-original.ts';
import type { Offer } from './offer.ts';
import { mayHoldFilesOf } from './sites.ts';

/**
 * The national database of laws and regulations: its pages are made by script, so its own interface is asked for the text.
 * Source: the interface as public crawlers documented it from February to September 2026.
 */
const SITE = 'https://flk.npc.gov.cn';

/** How the database numbers and names the states of a text, and what they are here. */
const STATES: Readonly<Record<number, readonly [name: string, status: Status]>> = {
  1: ['已废止', 'repealed'],
  2: ['已修改', 'superseded'],
  3: ['有效', 'in_force'],
  4: ['尚未生效', 'not_yet_in_force'],
};

/**
 * The database's id of a text by an address of its pages; undefined for any other address. Pages of the time before 2026
 * (detail2.html) name the same id in base64.
 */
export function lawDatabaseId(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const { hostname, pathname, searchParams, search } = new URL(address);
  if (hostname !== 'flk.npc.gov.cn' || !/^\/detail2?(?:\.html)?$/u.test(pathname)) return undefined;
  const id =
    searchParams.get('id') ??
    searchParams.get('bbbs') ??
    Buffer.from(decodeURIComponent(search.slice(1)), 'base64').toString('latin1');
  return /^[0-9a-f]{32}$/u.test(id) ? id : undefined;
}

const details = z.object({
  data: z.object({
    title: z.string(),
    gbrq: z.string().nullish(),
    sxrq: z.string().nullish(),
    sxx: z.coerce.number().nullish(),
  }),
});
const download = z.object({ data: z.object({ url: z.url({ protocol: /^https$/u }) }).nullish() });

/** What the database offers of a text, and what it says of it in one line of Chinese. */
export interface DatabaseText {
  readonly told: string;
  readonly state?: Status;
  readonly offers: readonly Offer[];
}

/** Asks the database for a text. @throws ImportError when it does not answer as documented */
export async function databaseText(id: string, address: string, network: Network): Promise<DatabaseText> {
  const { data } = await asked(`/law-search/search/flfgDetails?bbbs=${id}`, address, details, network);
  const [name, state] = STATES[data.sxx ?? 0] ?? [];
  const days = [...(data.gbrq ? [`公布 ${data.gbrq}`] : []), ...(data.sxrq ? [`施行 ${data.sxrq}`] : [])];
  const told = `国家法律法规数据库记作《${plain(data.title)}》${name ? `,${name}` : ''}${days.length > 0 ? `(${days.join(',')})` : ''}`;
  const file = (format: 'docx' | 'pdf'): Offer => ({
    what: `数据库的 ${format.toUpperCase()}`,
    read: () => fileOf(id, format, data.title, address, network),
  });
  const mobile: Offer = {
    what: '数据库的手机下载',
    read: () =>
      fileAt(`${SITE}/law-search/download/mobile?format=docx&bbbs=${id}`, data.title, address, network),
  };
  return { told, ...(state ? { state } : {}), offers: [file('docx'), file('pdf'), mobile] };
}

/** The names of its lists mark what was searched. */
function plain(title: string): string {
  return title.replace(/<[^>]{0,60}>/gu, '').trim();
}

async function asked<T>(path: string, referer: string, shape: z.ZodType<T>, network: Network): Promise<T> {
  const fetched = await fetchOriginal(`${SITE}${path}`, network, { referer });
  if (fetched.status === 'not-modified') throw unexpected('没有给出内容');
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder().decode(fetched.original.bytes));
  } catch (cause) {
    throw unexpected('给出的不是数据,可能要求在浏览器里验证', cause);
  }
  const read = shape.safeParse(value);
  if (!read.success) throw unexpected('回答的格式变了', read.error);
  return read.data;
}

function unexpected(what: string, cause?: unknown): ImportError {
  return new ImportError(
    `国家法律法规数据库${what}`,
    '在浏览器里打开它的网页,下载 Word 文件后用 import 导入',
    { cause },
  );
}

async function fileOf(
  id: string,
  format: 'docx' | 'pdf',
  title: string,
  page: string,
  network: Network,
): Promise<Original> {
  const path = `/law-search/download/pc?format=${format}&bbbs=${id}`;
  const { data } = await asked(path, page, download, network);
  if (!data) throw unexpected(`没有这份文本的 ${format.toUpperCase()}`);
  const signed = new URL(data.url);
  if (!mayHoldFilesOf(new URL(SITE), signed)) throw unexpected(`把下载指向别处(${signed.host})`);
  return fileAt(signed.href, title, page, network);
}

/** A file as an original of its page: a signed address is good for minutes, the page for years. */
async function fileAt(address: string, title: string, page: string, network: Network): Promise<Original> {
  const fetched = await fetchOriginal(address, network, {
    referer: page,
    mayLeadTo: (url) => mayHoldFilesOf(new URL(SITE), url),
  });
  if (fetched.status === 'not-modified') throw unexpected('没有给出文件');
  const { bytes } = fetched.original;
  // Where it knows no file it answers with its start page.
  if (bytes[0] === 0x3c) throw unexpected('给出的是网页,不是文件');
  const ending = bytes[0] === 0x25 ? 'pdf' : bytes[0] === 0xd0 ? 'doc' : 'docx';
  return { bytes, name: `${plain(title)}.${ending}`, url: page };
}
