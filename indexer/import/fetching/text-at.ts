import { ImportError } from '../../errors.ts';
import type { Status } from '../../types.ts';
import { html, markupOf } from '../formats/html.ts';
import type { Original } from '../source.ts';
import { fetchOriginal, type Network, type Validators } from './fetch-original.ts';
import { databaseText, lawDatabaseId } from './law-database.ts';
import type { Offer } from './offer.ts';
import { pageLinks } from './page-links.ts';
import { isTraditionalDouble, mayHoldFilesOf } from './sites.ts';

/** What an address gives: ways to its text, the likeliest first. */
export type TextAt =
  | { readonly status: 'not-modified' }
  | {
      readonly status: 'offered';
      readonly offers: readonly Offer[];
      readonly validators: Validators;
      /** What the site says of the text besides, in Chinese. */
      readonly told?: string;
      /** The status that the site gives the text. */
      readonly state?: Status;
    };

/**
 * What an address gives of a text: the page with all that it goes on, then the files attached to it; for the national
 * database what its interface gives.
 * @throws ImportError with what the server or the network said
 */
export async function textAt(
  address: string,
  title: string,
  network: Network,
  known: Validators = {},
): Promise<TextAt> {
  const id = lawDatabaseId(address);
  if (id !== undefined)
    return { status: 'offered', validators: {}, ...(await databaseText(id, address, network)) };
  if (URL.canParse(address) && isTraditionalDouble(new URL(address)))
    throw new ImportError('这是繁体字的转换页,不取', '用简体字的原网址');
  const fetched = await fetchOriginal(address, network, known);
  if (fetched.status === 'not-modified') return fetched;
  const { original, validators } = fetched;
  if (!html.detect(original))
    return { status: 'offered', validators, offers: [{ what: '文件', read: async () => original }] };
  const { further, files } = pageLinks(markupOf(original), address, title);
  const page: Offer = { what: '网页', read: () => withFurther(original, further, title, network) };
  const attached = files.map(({ address: file, name }) => ({
    what: `附件“${name}”`,
    read: () => attachedFile(file, name, address, network),
  }));
  return { status: 'offered', validators, offers: [page, ...attached] };
}

/** A page with the pages on which its text goes on; each may tell of more. */
async function withFurther(
  first: Original,
  pages: readonly string[],
  title: string,
  network: Network,
): Promise<Original> {
  const waiting = [...pages];
  const seen = new Set([first.url, ...waiting]);
  const further: Uint8Array[] = [];
  for (let page = waiting.shift(); page !== undefined; page = waiting.shift()) {
    const fetched = await fetchOriginal(page, network);
    if (fetched.status === 'not-modified') continue;
    further.push(fetched.original.bytes);
    for (const more of pageLinks(markupOf(fetched.original), page, title).further) {
      if (seen.has(more) || seen.size > MOST_PAGES) continue;
      seen.add(more);
      waiting.push(more);
    }
  }
  return further.length > 0 ? { ...first, further } : first;
}

const MOST_PAGES = 30;

/** An attached file is known by the page it is attached to: that is what people open. */
async function attachedFile(file: string, name: string, page: string, network: Network): Promise<Original> {
  const fetched = await fetchOriginal(file, network, {
    referer: page,
    mayLeadTo: (url) => mayHoldFilesOf(new URL(page), url),
  });
  if (fetched.status === 'not-modified') throw new ImportError('网站没有给出附件', '过些时候再试');
  return { bytes: fetched.original.bytes, name, url: page };
}
