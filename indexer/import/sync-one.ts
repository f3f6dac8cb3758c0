import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { ZhiyiError } from '../errors.ts';
import { STATUS_WORDS } from '../language/zh/document-words.ts';
import type { Document, Status } from '../types.ts';
import type { Network } from './fetching/fetch-original.ts';
import { TransientError } from './fetching/retry.ts';
import { byOtherScheme } from './fetching/sites.ts';
import { type TextAt, textAt } from './fetching/text-at.ts';
import { type ImportOptions, type ImportResult, importOriginal, reportOf } from './import-original.ts';
import type { SyncState } from './sync-state.ts';

/** One way to a text that came to nothing. */
export interface Tried {
  readonly address: string;
  /** What was tried there and what came of it, in Chinese. */
  readonly why: string;
}

/** What became of one document's addresses. */
export interface SyncResult {
  readonly document: Document;
  readonly outcome: ImportResult['outcome'];
  /** The address that gave the text, or the first that was tried. */
  readonly address: string;
  /** Missing when nothing was fetched, or the server said that nothing changed. */
  readonly imported?: ImportResult;
  /** What came to nothing, in order. */
  readonly tried: readonly Tried[];
  /** What the site says of the text besides, in Chinese. */
  readonly told?: string;
  /** Why it failed, and what to do, in Chinese. */
  readonly error?: { readonly message: string; readonly cure: string };
  /** No address could be reached at all. */
  readonly unreached: boolean;
}

export interface SyncOneOptions extends Network, Omit<ImportOptions, 'expected' | 'id'> {
  readonly now: () => Date;
  /** Waits where the same site was just asked. */
  readonly beforeAsking: (address: string) => Promise<void>;
}

/** Outcomes after which the text held is known to be the one published. */
export const GOOD: ReadonlySet<ImportResult['outcome']> = new Set(['new', 'changed', 'unchanged']);

/** All addresses of a document's text, in the order they are tried; each by its other scheme where its site needs it. */
export function addressesOf({ source }: Document): string[] {
  const all = [source?.url, ...(source?.alternatives ?? [])].filter((url) => url !== undefined);
  return [...new Set(all.flatMap((url) => [url, byOtherScheme(url) ?? url]))];
}

interface Attempt {
  readonly address: string;
  readonly imported?: ImportResult;
  readonly error?: { readonly message: string; readonly cure: string };
}

/**
 * Brings one document's text: each of its addresses, and at each the page, what it goes on and the files attached to it,
 * until one passes the checks of `import`. What stays when none does is the text held before.
 */
export async function syncOne(
  document: Document,
  state: SyncState,
  options: SyncOneOptions,
): Promise<SyncResult> {
  const attempts: Attempt[] = [];
  const tried: Tried[] = [];
  const told: string[] = [];
  let unreached = true;
  const done = (outcome: ImportResult['outcome'], { address, imported, error }: Attempt): SyncResult => ({
    document,
    outcome,
    address,
    ...(imported ? { imported } : {}),
    tried,
    ...(told.length > 0 ? { told: told.join(';') } : {}),
    ...(error ? { error } : {}),
    unreached,
  });
  const fail = (address: string, what: string, error: unknown) => {
    if (!(error instanceof ZhiyiError)) throw error;
    unreached &&= error instanceof TransientError && error.network;
    const { message, cure } = error;
    attempts.push({ address, error: { message, cure } });
    tried.push({ address, why: `${what}${message}` });
  };
  for (const address of addressesOf(document)) {
    await options.beforeAsking(address);
    let found: TextAt;
    try {
      found = await textAt(address, document.title, options, validatorsOf(address, state, options.out));
    } catch (error) {
      fail(address, '', error);
      continue;
    }
    unreached = false;
    if (found.status === 'not-modified') {
      const known = state.get(address);
      if (known) state.set(address, { ...known, checked: options.now().toISOString() });
      return done('unchanged', { address });
    }
    if (found.told) told.push(found.told + otherStatus(document, found.state));
    for (const { what, read } of found.offers) {
      let imported: ImportResult;
      try {
        imported = await importOriginal(await read(), { ...options, expected: document });
      } catch (error) {
        fail(address, `${what}:`, error);
        continue;
      }
      const attempt = { address, imported };
      attempts.push(imported.error ? { ...attempt, error: imported.error } : attempt);
      const { outcome, file } = imported;
      if (outcome === 'edited') return done('edited', attempt);
      if (file && GOOD.has(outcome)) {
        const checked = options.now().toISOString();
        state.set(address, { checked, file: path.basename(file), ...found.validators });
        await removeAsides(attempts);
        return done(outcome, attempt);
      }
      tried.push({ address, why: `${what}:${whyNot(imported)}` });
    }
  }
  // Words that were read and refused tell more than an address that did not answer.
  const last = attempts.find(({ imported }) => imported?.outcome === 'refused') ?? attempts[0]!;
  return done(last.imported?.outcome ?? 'failed', last);
}

/** The catalogue's status is a person's; where a site says another, a person must look. */
function otherStatus({ status }: Document, state: Status | undefined): string {
  if (state === undefined || state === status || status === 'unverified') return '';
  return `;目录记作“${STATUS_WORDS[status]}”,请核对`;
}

/** What a text held is asked for again with; a text that is gone is fetched whatever the server would say. */
function validatorsOf(address: string, state: SyncState, out: string) {
  const known = state.get(address);
  return known !== undefined && existsSync(path.join(out, known.file)) ? known : {};
}

function whyNot({ error, findings }: ImportResult): string {
  return error?.message ?? findings.find(({ severity }) => severity === 'error')?.message ?? '未通过检查';
}

/** What was refused on the way to a text that passed needs nobody's eye. */
async function removeAsides(attempts: readonly Attempt[]): Promise<void> {
  for (const { imported } of attempts) {
    if (imported?.outcome !== 'refused' || imported.aside === undefined) continue;
    await rm(imported.aside, { force: true });
    await rm(reportOf(imported.aside), { force: true });
  }
}
