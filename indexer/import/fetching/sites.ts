/**
 * What of a site is not as it is with all others. The general way comes first; a row stands here only for what it cannot
 * do. Source: notes of public crawlers of 2022 to 2026; nothing of it can be told by looking at one page.
 */
interface Site {
  readonly host: RegExp;
  /** Hosts that its files lie on, besides its own. */
  readonly files?: RegExp;
  /** Whether the text may be reached by http where https fails, and the other way round. */
  readonly eitherScheme?: true;
}

const SITES: readonly Site[] = [
  // Handshakes fail for some clients; others cannot reach the plain address.
  { host: /^www\.npc\.gov\.cn$/u, eitherScheme: true },
  // The database signs addresses in an object store.
  { host: /^flk\.npc\.gov\.cn$/u, files: /^flkoss\.obs-[a-z0-9-]+\.cucloud\.cn$|^wb\.flk\.npc\.gov\.cn$/u },
  // hanweb's attachments lie in one store for the whole province.
  {
    host: /(?:^|\.)(?:zj|hangzhou|ningbo|wenzhou|jiangshan)\.gov\.cn$/u,
    files: /^zjjcmspublic\.oss-cn-hangzhou-[a-z0-9-]+\.internet\.cloud\.zj\.gov\.cn$/u,
  },
];

/** Doubles of pages in traditional characters, made by machine. */
const TRADITIONAL = /^big5\.|\/gate\/big5\//u;

function siteOf({ hostname }: URL): Site | undefined {
  return SITES.find(({ host }) => host.test(hostname));
}

/** Whether a page may lead to a file at an address: on its own host, or where its site keeps files. */
export function mayHoldFilesOf(page: URL, file: URL): boolean {
  if (file.hostname === page.hostname) return true;
  return file.protocol === 'https:' && siteOf(page)?.files?.test(file.hostname) === true;
}

/** Whether an address is a double in traditional characters. */
export function isTraditionalDouble(url: URL): boolean {
  return TRADITIONAL.test(url.host) || TRADITIONAL.test(url.pathname);
}

/** The address by the other scheme, where the site answers by one of them only. */
export function byOtherScheme(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  if (!siteOf(url)?.eitherScheme || url.port !== '') return undefined;
  return address.startsWith('https:')
    ? address.replace('https:', 'http:')
    : address.replace('http:', 'https:');
}
