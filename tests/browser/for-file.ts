import { afterAll, beforeAll } from 'vitest';
import { type ChatServer, chatServer } from './chat-server.ts';

/** A server for all tests of a file; it is there from the first test on. */
export function chatForFile(env: Readonly<Record<string, string>> = {}): {
  readonly server: ChatServer;
} {
  const own = {} as { server: ChatServer };
  beforeAll(async () => {
    own.server = await chatServer(env);
  }, 60_000);
  afterAll(async () => {
    await own.server.close();
  });
  return own;
}
