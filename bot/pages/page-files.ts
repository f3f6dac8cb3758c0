import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** The folder of everything that browsers load. */
export const BROWSER_FILES = path.join(import.meta.dirname, 'browser');

const STYLE = 'text/css; charset=utf-8';
const SCRIPT = 'text/javascript; charset=utf-8';

/** A file that pages load, as it lies in the folder of browser files. */
export interface PageFile {
  readonly body: Buffer;
  readonly type: string;
  /** Address with a mark of the content: what is behind one address never changes. */
  readonly href: string;
}

const NAMES = [
  'style.css',
  'reader-frame.css',
  'reader.css',
  'reader-beside.css',
  'reader-text.css',
  'reader-tools.css',
  'reader-paper.css',
  'catalogue.css',
  'compare.css',
  'check.css',
  'graph.css',
  'admin.css',
] as const;
export type PageFileName = (typeof NAMES)[number];

const read = new Map<string, PageFile>();

/** A style sheet of the pages; undefined for any other name. Read once. Example: reader.css */
export function pageFile(name: string): PageFile | undefined {
  if (!(NAMES as readonly string[]).includes(name)) return undefined;
  const known = read.get(name);
  if (known) return known;
  const body = readFileSync(path.join(BROWSER_FILES, name));
  const mark = createHash('sha256').update(body).digest('base64url').slice(0, 12);
  const file = { body, type: STYLE, href: `/pages/${name}?v=${mark}` };
  read.set(name, file);
  return file;
}

/** Address of a file by a name that is known to exist. */
export function fileHref(name: PageFileName): string {
  return pageFile(name)?.href ?? '';
}

const MODULES = [
  'admin-progress.js',
  'check-client.js',
  'chat.js',
  'chat-ask.js',
  'chat-connection.js',
  'chat-download.js',
  'chat-early.js',
  'chat-follow.js',
  'chat-list.js',
  'chat-files.js',
  'chat-first.js',
  'chat-look.js',
  'chat-menu.js',
  'chat-quote.js',
  'chat-opening.js',
  'chat-reader.js',
  'chat-requests.js',
  'chat-stream.js',
  'chat-suggest.js',
  'chat-transcript.js',
  'chat-why.js',
  'printed.js',
  'quote.js',
  'reader-client.js',
  'reader-find.js',
] as const;
export type ModuleName = (typeof MODULES)[number];

let modules: { readonly mark: string; readonly files: ReadonlyMap<string, PageFile> } | undefined;

/** Own scripts import each other by relative addresses: they lie in one folder, whose name changes with any of them. */
function pageModules(): NonNullable<typeof modules> {
  if (modules) return modules;
  const bodies = MODULES.map((name) => [name, readFileSync(path.join(BROWSER_FILES, name))] as const);
  const hash = createHash('sha256');
  for (const [, body] of bodies) hash.update(body);
  const mark = hash.digest('base64url').slice(0, 12);
  const files = bodies.map(
    ([name, body]) => [name, { body, type: SCRIPT, href: `/pages/${mark}/${name}` }] as const,
  );
  modules = { mark, files: new Map(files) };
  return modules;
}

/** A script of the pages; undefined for any other name, and for the folder of another version. */
export function pageModule(mark: string, name: string): PageFile | undefined {
  const held = pageModules();
  return mark === held.mark ? held.files.get(name) : undefined;
}

export function moduleHref(name: ModuleName): string {
  return pageModules().files.get(name)?.href ?? '';
}

/** Addresses of what the chat page's script loads. */
export function chatModules(): string[] {
  return MODULES.filter((name) => /^chat-(?!first)|^quote/.test(name)).map(moduleHref);
}

/** Web Chat in one file: the build puts it among the browser files; where sources run, it is the package's. */
export function webChatFile(): string {
  const built = path.join(BROWSER_FILES, 'webchat.js');
  if (existsSync(built)) return built;
  // The package exports no path to its bundle, but its main file, beside which the bundle lies.
  const main = createRequire(import.meta.url).resolve('botframework-webchat');
  return path.join(path.dirname(main), '..', 'dist', 'webchat.js');
}
