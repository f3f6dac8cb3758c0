import { setTimeout } from 'node:timers/promises';
import type { Document, IsoDate } from '../types.ts';
import type { Acceptable } from './checking/check.ts';
import type { Network } from './fetching/fetch-original.ts';
import { addressesOf, GOOD, type SyncResult, syncOne } from './sync-one.ts';
import { type Checked, readSyncState, writeSyncState } from './sync-state.ts';

export interface SyncOptions extends Network {
  readonly catalogue: readonly Document[];
  readonly out: string;
  readonly now: () => Date;
  readonly today: IsoDate;
  readonly accepted?: ReadonlySet<Acceptable>;
  readonly onProgress?: (done: number, total: number, document: Document) => void;
}

export interface SyncReport {
  readonly results: readonly SyncResult[];
  /** Whether no address at all could be reached; nothing was changed then. */
  readonly noNetwork: boolean;
}

/**
 * Documents whose text is kept current from an address: those that name one, except reports and texts that people keep
 * in the catalogue themselves.
 */
export function syncable(documents: readonly Document[]): Document[] {
  return documents.filter((document) => {
    const { source, kind, text } = document;
    const byHand = text === 'official' && source?.sha256 === undefined;
    return addressesOf(document).length > 0 && kind !== 'report' && !byHand;
  });
}

/** Between two questions to one site; crawlers of these sites use half a second to a second. */
const BETWEEN_MS = 700;

/**
 * Fetches each document's text from its addresses and imports it through the same checks as `import`. One failure does not
 * stop the rest. What is remembered changes only by a success.
 */
export async function sync(targets: readonly Document[], options: SyncOptions): Promise<SyncReport> {
  const state = await readSyncState(options.out);
  const written = new Map<string, string>();
  const results: SyncResult[] = [];
  const beforeAsking = politely(options.pause ?? setTimeout);
  for (const [i, document] of targets.entries()) {
    options.onProgress?.(i, targets.length, document);
    results.push(await syncOne(document, state, { ...options, written, beforeAsking }));
  }
  const noNetwork = results.length > 0 && results.every(({ unreached }) => unreached);
  if (results.some(({ outcome }) => GOOD.has(outcome))) await writeSyncState(options.out, state);
  return { results, noNetwork };
}

/** Waits before a site is asked for another text. */
function politely(pause: (milliseconds: number) => Promise<unknown>): (address: string) => Promise<void> {
  const asked = new Set<string>();
  return async (address) => {
    const host = URL.canParse(address) ? new URL(address).host : address;
    if (asked.has(host)) await pause(BETWEEN_MS);
    asked.add(host);
  };
}

const DAY_MS = 86_400_000;

/** Documents last checked longer ago than `days`, or never, with the day of the last check. */
export async function stale(
  documents: readonly Document[],
  { out, now, days }: { out: string; now: () => Date; days: number },
): Promise<{ document: Document; checked?: Checked['checked'] }[]> {
  const state = await readSyncState(out);
  const limit = now().getTime() - days * DAY_MS;
  return documents.flatMap((document) => {
    const checked = addressesOf(document)
      .flatMap((address) => state.get(address)?.checked ?? [])
      .sort()
      .at(-1);
    if (checked === undefined) return [{ document }];
    return Date.parse(checked) < limit ? [{ document, checked }] : [];
  });
}
