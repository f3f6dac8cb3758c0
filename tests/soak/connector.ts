import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Activity } from 'botbuilder';
import { shown } from '../dialogues/shown.ts';

type Behaviour = (res: ServerResponse) => void;

/** A connector that behaves as it is told: takes replies, refuses them, or never answers. */
export interface Connector {
  readonly url: string;
  /** What the replies that were taken show. */
  readonly taken: string[];
  /** How many requests came. */
  requests: number;
  behave(behaviour: Behaviour): void;
  close(): Promise<void>;
}

const json = (res: ServerResponse, status: number, headers: Record<string, string> = {}): void => {
  // restify, in the same process, makes writeHead return nothing.
  res.writeHead(status, { 'Content-Type': 'application/json', ...headers });
  res.end('{"id":"1"}');
};

export const taking: Behaviour = (res) => json(res, 200);
export const failing: Behaviour = (res) => json(res, 500);
export const hanging: Behaviour = () => undefined;

/** Refuses so many requests for being too many, then takes. */
export function busy(times: number): Behaviour {
  let left = times;
  return (res) => (left-- > 0 ? json(res, 429, { 'Retry-After': '0' }) : json(res, 200));
}

export async function connector(): Promise<Connector> {
  let behaviour = taking;
  const server = createServer(async (req, res) => {
    const chunks: Buffer[] = [];
    for await (const chunk of req) chunks.push(chunk as Buffer);
    made.requests++;
    res.on('finish', () => {
      if (res.statusCode === 200)
        made.taken.push(shown(JSON.parse(Buffer.concat(chunks).toString()) as Partial<Activity>));
    });
    behaviour(res);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const made: Connector = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    taken: [],
    requests: 0,
    behave(next) {
      behaviour = next;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return made;
}
