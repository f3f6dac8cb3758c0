import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** The folder of everything that browsers load. */
export const BROWSER_FILES = path.join(import.meta.dirname, 'browser');

const TYPES = { css: 'text/css; charset=utf-8', js: 'text/javascript; charset=utf-8' } as const;

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
  'catalogue.css',
  'compare.css',
  'check.css',
  'reader-client.js',
  'check-client.js',
] as const;
export type PageFileName = (typeof NAMES)[number];

const read = new Map<string, PageFile>();

/** A style sheet or script of the pages; undefined for any other name. Read once. Example: reader.css */
export function pageFile(name: string): PageFile | undefined {
  if (!(NAMES as readonly string[]).includes(name)) return undefined;
  const known = read.get(name);
  if (known) return known;
  const body = readFileSync(path.join(BROWSER_FILES, name));
  const mark = createHash('sha256').update(body).digest('base64url').slice(0, 12);
  const type = TYPES[name.endsWith('.css') ? 'css' : 'js'];
  const file = { body, type, href: `/pages/${name}?v=${mark}` };
  read.set(name, file);
  return file;
}

/** Address of a file by a name that is known to exist. */
export function fileHref(name: PageFileName): string {
  return pageFile(name)?.href ?? '';
}

/** Web Chat in one file: the build puts it among the browser files; where sources run, it is the package's. */
export function webChatFile(): string {
  const built = path.join(BROWSER_FILES, 'webchat.js');
  if (existsSync(built)) return built;
  // The package exports no path to its bundle, but its main file, beside which the bundle lies.
  const main = createRequire(import.meta.url).resolve('botframework-webchat');
  return path.join(path.dirname(main), '..', 'dist', 'webchat.js');
}
