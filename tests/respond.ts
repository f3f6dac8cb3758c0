import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';

/** Answers a request in full. Two calls: restify, where it was loaded, makes `writeHead` of every server return nothing. */
export function respond(
  response: ServerResponse,
  status: number,
  headers: OutgoingHttpHeaders = {},
  body?: string | Uint8Array,
): void {
  response.writeHead(status, headers);
  response.end(body);
}
