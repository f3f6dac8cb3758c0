import { rm } from 'node:fs/promises';
import path from 'node:path';
import { titleIdentity } from '../documents/title-identity.ts';
import { ZhiyiError } from '../errors.ts';
import type { Document, IsoDate } from '../types.ts';
import { type Candidate, candidateOf } from './candidate.ts';
import { checkCharacters, checkRecognised } from './checking/characters.ts';
import { type Acceptable, blocking, type CheckFinding } from './checking/check.ts';
import { checkEnd, checkLength, checkOutline } from './checking/completeness.ts';
import { checkIdentity } from './checking/identity.ts';
import { checkNumbering } from './checking/numbering.ts';
import { twinOf } from './identity/twins.ts';
import { atomicWrite } from './keeping/atomic-write.ts';
import { changedArticles } from './keeping/changed-articles.ts';
import { bodyDigest, type Held, readHeld } from './keeping/held.ts';
import { render } from './keeping/render.ts';
import type { Budget, Original } from './source.ts';

/** new, changed: written. unchanged: nothing done. edited, refused, failed: the old text stays and the exit code is 1. */
export type ImportOutcome = 'new' | 'changed' | 'unchanged' | 'edited' | 'refused' | 'failed';

/** What became of one original. */
export interface ImportResult {
  readonly outcome: ImportOutcome;
  /** Name or address of the original. */
  readonly original: string;
  readonly id?: string;
  readonly version?: IsoDate;
  readonly title?: string;
  readonly articles?: number;
  /** Articles that differ from the text held before. */
  readonly changedArticles?: number;
  /** The file written, or the one that stays. */
  readonly file?: string;
  /** Where the candidate was put that was not let in, with its report beside it. */
  readonly aside?: string;
  readonly findings: readonly CheckFinding[];
  readonly notes: readonly string[];
  /** Why it failed and what to do, in Chinese. */
  readonly error?: { readonly message: string; readonly cure: string };
}

export interface ImportOptions {
  readonly catalogue: readonly Document[];
  /** Folder the text is written to. */
  readonly out: string;
  readonly today: IsoDate;
  readonly accepted?: ReadonlySet<Acceptable>;
  readonly id?: string;
  /** Text that the original must be: another work, or another dated text that is known, is refused. Set by sync. */
  readonly expected?: Pick<Document, 'id' | 'title' | 'version'>;
  readonly budget?: Budget;
  /** Called with what this run has written or found unchanged: the next original is compared with it too. */
  readonly onKept?: (candidate: Candidate, file: string) => void;
  /** Files that this run has written, by whose original: two originals of one text must not overwrite each other. */
  readonly written?: Map<string, string>;
}

/** Folder beside the texts for candidates that were not let in; hidden from readers of knowledge by its dot. */
const ASIDE = '.candidates';

/**
 * Imports one original: reads, checks, then writes `<out>/<id>@<version>.md`, or leaves what is there. Never throws for a
 * bad original: the result tells what was wrong. @throws only when the folder cannot be written
 */
export async function importOriginal(original: Original, options: ImportOptions): Promise<ImportResult> {
  let candidate: Candidate;
  try {
    candidate = await candidateOf(original, options);
  } catch (error) {
    return failed(original, error);
  }
  const name = `${candidate.id}${candidate.version ? `@${candidate.version}` : ''}.md`;
  const file = path.join(options.out, name);
  const held = await readHeld(file);
  const accepted = options.accepted ?? new Set();
  const findings = [
    ...checkCandidate(candidate, held, options),
    ...checkRun(original, candidate, file, held, options),
  ];
  const stopped = blocking(findings, accepted);
  const letIn = findings.filter((f) => f.severity === 'error' && !stopped.includes(f));
  const notes = [...candidate.notes, ...letIn.map((f) => `经确认放行:${f.message}`)];
  const content = render(candidate, notes, held?.data);
  const result = {
    original: original.url ?? original.name,
    id: candidate.id,
    ...(candidate.version ? { version: candidate.version } : {}),
    title: candidate.title,
    articles: candidate.articles,
    file,
    findings,
    notes,
  };
  const aside = path.join(options.out, ASIDE, name);
  if (stopped.length > 0) {
    await keepAside(aside, content, findings);
    return { ...result, outcome: 'refused', aside };
  }
  options.written?.set(file, result.original);
  options.onKept?.(candidate, file);
  // Pages differ in their counters each time: what counts is the text. Fields that a person corrected stay with it.
  const isSame = held?.data?.bodySha256 === bodyDigest(candidate.body);
  if (held?.edited && !isSame) {
    await keepAside(aside, content, findings);
    return { ...result, outcome: 'edited', aside };
  }
  await removeAside(aside);
  if (isSame) return { ...result, outcome: held?.edited ? 'edited' : 'unchanged' };
  await atomicWrite(file, content);
  const changed = held?.root ? { changedArticles: changedArticles(held.root, candidate.root) } : {};
  return { ...result, outcome: held ? 'changed' : 'new', ...changed };
}

function failed(original: Original, error: unknown): ImportResult {
  const known = error instanceof ZhiyiError;
  const message = known
    ? error.message
    : `出了意外:${error instanceof Error ? error.message : String(error)}`;
  const cure = known ? error.cure : '请把文件和这句话一起告诉维护者';
  return {
    outcome: 'failed',
    original: original.url ?? original.name,
    findings: [],
    notes: [],
    error: { message, cure },
  };
}

function checkCandidate(
  candidate: Candidate,
  held: Held | undefined,
  options: ImportOptions,
): CheckFinding[] {
  const { completes } = candidate.identity;
  const heldRoot = held?.root ?? (completes?.text === 'official' ? completes.root : undefined);
  return [
    ...checkIdentity(candidate),
    ...checkNumbering(candidate.root),
    ...checkOutline(candidate.root, completes),
    ...checkCharacters(candidate.root),
    ...checkRecognised(candidate.recognised),
    ...checkEnd(candidate.root, candidate.cutOff, candidate.shape, heldRoot),
    ...checkTwin(candidate, options),
    ...checkLength(candidate.root, heldRoot),
  ];
}

/** The same words under another id or date are one text. */
function checkTwin(candidate: Candidate, { catalogue }: ImportOptions): CheckFinding[] {
  const { id, version } = candidate;
  const others = catalogue.filter((d) => !(d.id === id && (d.version ?? '') === (version ?? '')));
  const twin = twinOf(candidate.root, others);
  if (!twin || twin === candidate.identity.completes) return [];
  const message = `与 ${twin.id}${twin.version ? `@${twin.version}` : ''} 逐条相同`;
  // Under another title it may be another work: two bodies issue the same text.
  return titleIdentity(twin.title) === titleIdentity(candidate.title)
    ? [{ severity: 'error', message, accept: 'twin' }]
    : [{ severity: 'warning', message: `${message},题名为《${twin.title}》` }];
}

/** What only this run knows: which work was asked for, and what it has written already. */
function checkRun(
  original: Original,
  candidate: Candidate,
  file: string,
  held: Held | undefined,
  { written, expected }: ImportOptions,
): CheckFinding[] {
  const error = (message: string): CheckFinding => ({ severity: 'error', message });
  if (expected && expected.id !== candidate.id) {
    return [error(`取到的是《${candidate.title}》,不是《${expected.title}》`)];
  }
  const other = expected && otherVersion(candidate, expected);
  if (other !== undefined) return [error(other)];
  const first = written?.get(file);
  if (first === undefined || first === (original.url ?? original.name)) return [];
  if (held?.data?.bodySha256 === bodyDigest(candidate.body)) {
    const name = `${candidate.id}${candidate.version ? `@${candidate.version}` : ''}`;
    return [{ severity: 'warning', message: `与 ${name} 逐条相同,本次已由“${first}”导入` }];
  }
  return [error(`与本次已导入的“${first}”是同一文件的同一版本`)];
}

/** A page that is kept up to date may hold a newer text, which is let in; never one that is known as another, or an older one. */
function otherVersion(
  { identity: { completes }, version }: Candidate,
  expected: NonNullable<ImportOptions['expected']>,
): string | undefined {
  if (expected.version === undefined || version === undefined) return undefined;
  if (completes?.version === expected.version || version === expected.version) return undefined;
  const isOlder = version < expected.version;
  if (!completes && !isOlder) return undefined;
  return `取到的是 ${version} 的文本,不是 ${expected.version} 的`;
}

async function keepAside(aside: string, content: string, findings: readonly CheckFinding[]): Promise<void> {
  const lines = findings.map(({ severity, message, accept }) => {
    const how = accept ? `(确认无误可加 --accept-${accept})` : '';
    return `${severity === 'error' ? '未通过' : '提醒'}:${message}${how}`;
  });
  await atomicWrite(aside, content);
  await atomicWrite(reportOf(aside), `${lines.join('\n') || '检查都通过;原处的文件有手工改动,没有覆盖'}\n`);
}

async function removeAside(aside: string): Promise<void> {
  await rm(aside, { force: true });
  await rm(reportOf(aside), { force: true });
}

/** The report of the checks beside a candidate that was not let in. */
export function reportOf(aside: string): string {
  return aside.replace(/\.md$/u, '.report.txt');
}
