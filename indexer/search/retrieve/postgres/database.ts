import type { Pool, PoolClient, QueryConfig, QueryResultRow } from 'pg';
import { IndexAway } from '../../../errors.ts';

/** Asks one statement. */
export type Ask = <R extends QueryResultRow>(text: string, values?: readonly unknown[]) => Promise<R[]>;

/** A database behind a pool of connections. One that breaks is replaced; what only reads is then asked once more. */
export interface Database {
  /** @throws IndexAway when it cannot be reached, or does not answer in time */
  readonly read: Ask;
  /**
   * Work that is done whole or not at all, on a connection of its own.
   * @throws IndexAway when it cannot be reached or breaks off
   */
  readonly change: <T>(work: (ask: Ask) => Promise<T>) => Promise<T>;
  close(): Promise<void>;
}

export interface DatabaseLimits {
  /** Milliseconds until a connection stands; with `answer` what a question waits at most. */
  readonly connectMs: number;
  /** Milliseconds until an answer. */
  readonly answerMs: number;
  /** Connections of one server at once; further questions wait for one. */
  readonly connections: number;
}

const USUAL: DatabaseLimits = { connectMs: 3000, answerMs: 8000, connections: 10 };
/** Until one statement of a change is done: merging a million entries takes minutes. */
const CHANGE_MS = 600_000;
/** An importer that says nothing for so long has gone, and what it held is free again. */
const SILENT_MS = 120_000;

/** Opens a pool; no connection is made before it is needed. */
export async function openDatabase(url: string, some: Partial<DatabaseLimits> = {}): Promise<Database> {
  const limits = { ...USUAL, ...some };
  const { default: pg } = await import('pg');
  const pool: Pool = new pg.Pool({
    connectionString: url,
    connectionTimeoutMillis: limits.connectMs,
    max: limits.connections,
    allowExitOnIdle: true,
    keepAlive: true,
  });
  // A connection that breaks while nobody uses it is replaced when one is needed.
  pool.on('error', () => undefined);

  const read: Ask = async (text, values = []) => {
    const config = { text, values: [...values], query_timeout: limits.answerMs };
    for (let tried = 0; ; tried++) {
      try {
        return (await whenStarted(() => pool.query(config), limits.connectMs)).rows;
      } catch (error) {
        if (!isAway(error)) throw error;
        // A pooled connection may have died unseen; a new one tells whether the database has.
        if (tried > 0 || !isBroken(error)) throw new IndexAway(error);
      }
    }
  };
  const change: Database['change'] = async (work) => {
    let client: PoolClient | undefined;
    let failed: Error | undefined;
    const broke = (error: Error): void => {
      failed = error;
    };
    try {
      client = await whenStarted(() => pool.connect(), limits.connectMs);
      client.on('error', broke);
      const connection = client;
      const ask: Ask = async (text, values = []) =>
        (await connection.query({ text, values: [...values], query_timeout: CHANGE_MS } as QueryConfig)).rows;
      await ask('begin');
      await ask(`set local idle_in_transaction_session_timeout = ${SILENT_MS}`);
      const result = await work(ask);
      await ask('commit');
      return result;
    } catch (error) {
      failed ??= error instanceof Error ? error : new Error(String(error));
      throw isAway(error) ? new IndexAway(error) : error;
    } finally {
      client?.off('error', broke);
      // What was begun ends with the connection.
      client?.release(failed);
    }
  };
  return { read, change, close: () => pool.end() };
}

/** A database that is starting, or recovering, says so: it is asked again until the time for connecting is over. */
async function whenStarted<T>(ask: () => Promise<T>, limitMs: number): Promise<T> {
  for (const until = performance.now() + limitMs; ; ) {
    try {
      return await ask();
    } catch (error) {
      if ((error as { code?: string }).code !== '57P03' || performance.now() > until) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

/** Conditions of PostgreSQL, and of the network, under which the same request may succeed later. */
const AWAY =
  /^(?:08|53|57)|^(?:25P03|ECONN\w+|ETIMEDOUT|EPIPE|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)$/;
/** What the client library says in words only. */
const AWAY_WORDS = /connection terminated|timeout exceeded|query read timeout|not queryable/i;

function isAway(error: unknown): boolean {
  const { code, message = '' } = error as { code?: string; message?: string };
  return (code !== undefined && AWAY.test(code)) || AWAY_WORDS.test(message);
}

/** Whether a connection broke that had stood. */
function isBroken(error: unknown): boolean {
  const { code, message = '' } = error as { code?: string; message?: string };
  return (
    /^(?:57P01|57P02|ECONNRESET|EPIPE)$/.test(code ?? '') ||
    /connection terminated unexpectedly/i.test(message)
  );
}
