import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import type { Refusal } from '../access/refusal.ts';
import type { Visitor } from '../access/visitor.ts';

/** What routes see of a request: node's own, with the parsed body and the path's parameters. */
export interface HttpRequest extends IncomingMessage {
  body?: unknown;
  params: Readonly<Record<string, string>>;
  /** Who is at a page, once that was checked. */
  visitor?: Visitor;
}

/** One address of the server. `path` as restify writes it: /read/:document */
export interface Route {
  readonly method: 'get' | 'post' | 'put' | 'del' | 'head' | 'patch' | 'opts';
  readonly path: string;
  /** Largest body it reads, bytes; default that of the server. Only for a path without parameters. */
  readonly mostBody?: number;
  readonly handle: (req: HttpRequest, res: ServerResponse) => Promise<void> | void;
}

export function sendJson(res: ServerResponse, status: number, value: unknown): void {
  // As a string, it goes out in one piece with the head.
  const body = JSON.stringify(value);
  res.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(body),
    'Cache-Control': 'no-store',
  });
  res.end(body);
}

/** A response without a body. (restify's writeHead returns nothing, so the two calls cannot be one chain.) */
export function sendNothing(res: ServerResponse, status: number, headers: OutgoingHttpHeaders = {}): void {
  res.writeHead(status, headers);
  res.end();
}

/** A refusal of a request, in the shape that Bot Framework clients read. */
export function sendError(res: ServerResponse, status: number, code: string, message: string): void {
  sendJson(res, status, { error: { code, message } });
}

const CODES = {
  400: 'BadSyntax',
  401: 'Unauthorized',
  403: 'Forbidden',
  429: 'TooManyRequests',
  502: 'BadGateway',
  503: 'ServiceUnavailable',
};

/**
 * Who asks too often waits so long for each refusal, milliseconds: a flood then comes no faster than its connections
 * wait, and everybody else's requests find the server free. Less than a second: the chat tells people of it.
 */
const HELD_MS = 600;
/** Refusals that wait at once; more are given at once. */
const MOST_HELD = 1000;
let held = 0;

/** Tells a client that is turned away why, and when to come again. Resolves when that is sent. */
export async function sendRefusal(res: ServerResponse, refusal: Refusal): Promise<void> {
  const { status, message, retryAfter } = refusal;
  if (status === 429 && held < MOST_HELD) {
    held++;
    await setTimeout(HELD_MS);
    held--;
  }
  if (retryAfter !== undefined) res.setHeader('Retry-After', String(retryAfter));
  sendError(res, status, CODES[status], message);
}

export function sendBody(
  res: ServerResponse,
  body: string | Buffer,
  headers: Readonly<Record<string, string>>,
): void {
  res.writeHead(200, { ...headers, 'Content-Length': Buffer.byteLength(body) });
  res.end(body);
}
