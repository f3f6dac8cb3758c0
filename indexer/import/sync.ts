import { existsSync } from 'node:fs';
import path from 'node:path';
import { ZhiyiError } from '../errors.ts';
import type { Document, IsoDate } from '../types.ts';
import type { Acceptable } from './checking/check.ts';
import { fetchOriginal, type Network } from './fetching/fetch-original.ts';
import { TransientError } from './fetching/retry.ts';
import { type ImportResult, importOriginal } from './import-original.ts';
import { type Checked, readSyncState, type SyncState, writeSyncState } from './sync-state.ts';

export interface SyncOptions extends Network {
  readonly catalogue: readonly Document[];
  readonly out: string;
  readonly now: () => Date;
  readonly today: IsoDate;
  readonly accepted?: ReadonlySet<Acceptable>;
  readonly onProgress?: (done: number, total: number, document: Document) => void;
}

/** What became of one document's address. */
export interface SyncResult {
  readonly document: Document;
  readonly outcome: ImportResult['outcome'];
  /** Missing when nothing was fetched, or the server said that nothing changed. */
  readonly imported?: ImportResult;
  /** Why it failed, and what to do, in Chinese. */
  readonly error?: { readonly message: string; readonly cure: string };
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
  return documents.filter(({ source, kind, text }) => {
    const byHand = text === 'official' && source?.sha256 === undefined;
    return source?.url !== undefined && kind !== 'report' && !byHand;
  });
}

/** Outcomes after which the text held is known to be the one published. */
const GOOD: ReadonlySet<ImportResult['outcome']> = new Set(['new', 'changed', 'unchanged']);

/**
 * Fetches each document's address and imports what is there through the same checks as `import`. One failure does not
 * stop the rest. What is remembered changes only by a success.
 */
export async function sync(targets: readonly Document[], options: SyncOptions): Promise<SyncReport> {
  const state = await readSyncState(options.out);
  const written = new Map<string, string>();
  const results: SyncResult[] = [];
  const unreached = new Set<Document>();
  for (const [i, document] of targets.entries()) {
    options.onProgress?.(i, targets.length, document);
    try {
      results.push(await syncOne(document, state, { ...options, written }));
    } catch (error) {
      if (!(error instanceof ZhiyiError)) throw error;
      if (error instanceof TransientError && error.network) unreached.add(document);
      results.push({ document, outcome: 'failed', error: { message: error.message, cure: error.cure } });
    }
  }
  const noNetwork = targets.length > 0 && unreached.size === targets.length;
  if (results.some(({ outcome }) => GOOD.has(outcome))) await writeSyncState(options.out, state);
  return { results, noNetwork };
}

async function syncOne(
  document: Document,
  state: SyncState,
  options: SyncOptions & { written: Map<string, string> },
): Promise<SyncResult> {
  const url = document.source!.url!;
  const known = state.get(url);
  const isHeld = known !== undefined && existsSync(path.join(options.out, known.file));
  const fetched = await fetchOriginal(url, options, isHeld ? known : {});
  const checked = options.now().toISOString();
  if (fetched.status === 'not-modified') {
    if (known) state.set(url, { ...known, checked });
    return { document, outcome: 'unchanged' };
  }
  const imported = await importOriginal(fetched.original, { ...options, expected: document });
  const { outcome, file, error } = imported;
  if (file && GOOD.has(outcome)) {
    state.set(url, { checked, file: path.basename(file), ...fetched.validators });
  }
  return { document, outcome, imported, ...(error ? { error } : {}) };
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
    const checked = state.get(document.source?.url ?? '')?.checked;
    if (checked === undefined) return [{ document }];
    return Date.parse(checked) < limit ? [{ document, checked }] : [];
  });
}
