import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { HttpRequest } from './http.ts';

type Encoding = 'br' | 'gzip';

/** A body to be sent many times: its tag, and its packed forms as they are asked for. */
export interface Packable {
  readonly status: number;
  readonly type: string;
  readonly body: Buffer;
  readonly tag: string;
  readonly packed: Map<Encoding, Promise<Buffer>>;
}

export function packable(status: number, type: string, body: string | Buffer): Packable {
  const bytes = Buffer.from(body);
  const tag = `W/"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
  return { status, type, body: bytes, tag, packed: new Map() };
}

/** Smaller bodies do not gain by packing. */
const WORTH_PACKING = 1024;
/** Of 0 to 11: packs a page of 1,000 articles in some tens of milliseconds, off the main thread. */
const BROTLI_QUALITY = 5;

/** Sends a body packed as the client wants it, or 304 when it has it already. */
export async function sendPackable(
  req: HttpRequest,
  res: ServerResponse,
  page: Packable,
  headers: Readonly<Record<string, string>>,
): Promise<void> {
  const common = { ...headers, ETag: page.tag, Vary: 'Accept-Encoding' };
  if (page.status === 200 && holds(req.headers['if-none-match'], page.tag)) {
    res.writeHead(304, common);
    res.end();
    return;
  }
  const encoding = page.body.length < WORTH_PACKING ? undefined : encodingFor(req);
  const body = encoding ? await pack(page, encoding) : page.body;
  res.writeHead(page.status, {
    ...common,
    'Content-Type': page.type,
    'Content-Length': body.length,
    ...(encoding ? { 'Content-Encoding': encoding } : {}),
  });
  res.end(body);
}

function holds(header: string | undefined, tag: string): boolean {
  return (header ?? '')
    .split(',')
    .some((t) => t.trim() === '*' || t.trim().replace(/^W\//, '') === tag.slice(2));
}

/** br before gzip; an encoding marked q=0 is not wanted. */
function encodingFor(req: HttpRequest): Encoding | undefined {
  const wanted = String(req.headers['accept-encoding'] ?? '')
    .split(',')
    .map((part) => part.trim().toLowerCase())
    .filter((part) => !/;\s*q=0(?:\.0*)?$/.test(part))
    .map((part) => part.split(';')[0]);
  return wanted.includes('br') ? 'br' : wanted.includes('gzip') ? 'gzip' : undefined;
}

function pack(page: Packable, encoding: Encoding): Promise<Buffer> {
  const known = page.packed.get(encoding);
  if (known) return known;
  const made =
    encoding === 'gzip'
      ? promisify(gzip)(page.body)
      : promisify(brotliCompress)(page.body, {
          params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY },
        });
  page.packed.set(encoding, made);
  return made;
}
