import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { StartTexts } from '../../indexer/index.ts';
import { lazy } from '../lazy.ts';
import { chatPage } from '../pages/chat.ts';
import type { FrontView } from '../pages/front.ts';
import { chatModules, BROWSER_FILES as FILES, moduleHref, webChatFile } from '../pages/page-files.ts';
import { type HttpRequest, type Route, sendBody, sendNothing } from './http.ts';
import { type Packable, packable, sendPackable } from './send-page.ts';

const FOREVER = 'public, max-age=31536000, immutable';
const SCRIPT = 'text/javascript; charset=utf-8';

interface Asset {
  readonly url: string;
  readonly type: string;
  readonly body: Buffer;
  readonly packed: Packable;
}

export interface ChatPageDeps {
  readonly nonce: () => string;
  /** Which sites may frame the page; CSP source list. */
  readonly frameAncestors: string;
  /** What the start page says and shows; undefined while the knowledge is being opened, which the page does not wait for. */
  readonly front: (
    req: HttpRequest,
  ) => Promise<{ readonly start: StartTexts; readonly view: FrontView }> | undefined;
}

/** The chat page at /, its files and Web Chat's bundle, each under an address that changes with its content. */
export function chatPageRoutes({ nonce, frameAncestors, front }: ChatPageDeps): Route[] {
  const assets = lazy(loadAssets);
  return [
    ...(['get', 'head'] as const).map(
      (method): Route => ({
        method,
        path: '/',
        async handle(req, res) {
          const [{ style, chatStyle, frontStyle, webchat }, shown] = await Promise.all([
            assets(),
            front(req),
          ]);
          const value = nonce();
          const body = chatPage({
            styles: [style.url, chatStyle.url, frontStyle.url],
            webchat: webchat.url,
            script: moduleHref('chat.js'),
            nonce: value,
            owner: ownerOf(req.visitor?.id),
            signedIn: req.visitor?.session !== undefined,
            start: shown?.start ?? {},
            front: shown?.view,
            first: moduleHref('chat-first.js'),
            modules: chatModules(),
          });
          sendBody(res, body, {
            'Content-Type': 'text/html; charset=utf-8',
            'Cache-Control': 'no-store',
            'Content-Security-Policy': policy(value, frameAncestors),
          });
        },
      }),
    ),
    {
      method: 'get',
      path: '/assets/:name',
      async handle(req, res) {
        const all = Object.values(await assets());
        const asset = all.find((a) => a.url === `/assets/${req.params.name}`);
        if (!asset) {
          sendNothing(res, 404);
          return;
        }
        await sendPackable(req, res, asset.packed, { 'Cache-Control': FOREVER });
      },
    },
    {
      method: 'get',
      path: '/icon.svg',
      async handle(_req, res) {
        const { icon } = await assets();
        sendBody(res, icon.body, { 'Content-Type': icon.type, 'Cache-Control': 'public, max-age=86400' });
      },
    },
  ];
}

/** Tells the people of one browser apart, without naming them. */
function ownerOf(visitor: string | undefined): string {
  return visitor === undefined ? '' : createHash('sha256').update(visitor).digest('base64url').slice(0, 12);
}

/** Scripts from here only, nothing from elsewhere; Web Chat writes style sheets at run time, by the nonce. */
function policy(nonce: string, frameAncestors: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    // The hash is that of an empty style element, which Web Chat adds without the nonce.
    `style-src 'self' 'nonce-${nonce}' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    // blob: is a file chosen to be sent.
    "connect-src 'self' blob:",
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${frameAncestors}`,
  ].join('; ');
}

async function loadAssets(): Promise<
  Record<'style' | 'chatStyle' | 'frontStyle' | 'webchat' | 'icon', Asset>
> {
  const [style, chatStyle, frontStyle, webchat, icon] = await Promise.all([
    load(path.join(FILES, 'style.css'), 'text/css; charset=utf-8'),
    load(path.join(FILES, 'chat.css'), 'text/css; charset=utf-8'),
    load(path.join(FILES, 'chat-front.css'), 'text/css; charset=utf-8'),
    load(webChatFile(), SCRIPT),
    load(path.join(FILES, 'icon.svg'), 'image/svg+xml'),
  ]);
  return { style, chatStyle, frontStyle, webchat, icon };
}

async function load(file: string, type: string): Promise<Asset> {
  const body = await readFile(file);
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 12);
  const { name, ext } = path.parse(file);
  return { url: `/assets/${name}-${hash}${ext}`, type, body, packed: packable(200, type, body) };
}
