import { type ChildProcess, fork } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ImportError } from '../../errors.ts';
import { LIMITS } from '../source.ts';
import type { Fragment } from './fragment.ts';
import type { PdfAnswer } from './pdf-child.ts';

/** What the reading of one PDF may cost. */
export interface PdfBounds {
  readonly milliseconds: number;
  /** Of the process that reads, all its memory together. */
  readonly megabytes: number;
}

const BOUNDS: PdfBounds = { milliseconds: LIMITS.milliseconds, megabytes: LIMITS.pdfMegabytes };
/** Processes at the same time; who comes later waits. */
const MOST = 2;
/** Milliseconds that a process waits for the next PDF: to begin takes as long as to read a short one. */
const IDLE_MS = 5000;
/** Milliseconds between two looks at the memory of a process. */
const LOOK_MS = 20;

const extension = path.extname(import.meta.url);
const idle: ChildProcess[] = [];
let busy = 0;
const waiting: (() => void)[] = [];

/**
 * Text runs of a PDF's pages, read in a process of its own: a few kilobytes can unpack to any size inside one page, where
 * nothing but the end of the process stops it.
 * @throws ImportError when it cannot be read, or takes more than the bounds
 */
export async function pdfFragmentsAside(
  bytes: Uint8Array,
  bounds = BOUNDS,
): Promise<readonly (readonly Fragment[])[]> {
  if (busy >= MOST) await new Promise<void>((resolve) => waiting.push(resolve));
  busy++;
  const child = rested() ?? begun();
  try {
    const answer = await answered(child, bytes, bounds);
    rest(child);
    if ('pages' in answer) return answer.pages;
    if ('refused' in answer) throw new ImportError(answer.refused.message, answer.refused.cure);
    throw new Error(answer.failed);
  } catch (error) {
    if (!idle.includes(child)) child.kill('SIGKILL');
    throw error;
  } finally {
    busy--;
    waiting.shift()?.();
  }
}

/** A process that has read before and is still there. */
function rested(): ChildProcess | undefined {
  let child = idle.pop();
  while (child && !child.connected) child = idle.pop();
  return child;
}

function begun(): ChildProcess {
  const loader = extension === '.ts' ? ['--import', import.meta.resolve('tsx')] : [];
  const child = fork(fileURLToPath(new URL(`./pdf-child${extension}`, import.meta.url)), {
    serialization: 'advanced',
    execArgv: [...loader, `--max-old-space-size=${BOUNDS.megabytes}`],
    stdio: 'ignore',
  });
  return child;
}

/** A process that waits keeps nobody from ending, and ends itself when nothing comes. */
function rest(child: ChildProcess): void {
  const end = setTimeout(() => {
    const at = idle.indexOf(child);
    if (at >= 0) idle.splice(at, 1);
    child.kill();
  }, IDLE_MS);
  end.unref();
  child.once('wanted', () => clearTimeout(end));
  child.unref();
  child.channel?.unref();
  idle.push(child);
}

function answered(
  child: ChildProcess,
  bytes: Uint8Array,
  { milliseconds, megabytes }: PdfBounds,
): Promise<PdfAnswer> {
  child.emit('wanted');
  child.ref();
  child.channel?.ref();
  return new Promise((resolve, reject) => {
    const tooMuch = (message: string) =>
      done(() => reject(new ImportError(message, '文件可能损坏或有恶意内容;换一份,或拆成几份')));
    const late = setTimeout(() => tooMuch(`读了 ${milliseconds / 1000} 秒还没读完`), milliseconds);
    const look = setInterval(async () => {
      if ((await residentMegabytes(child.pid)) > megabytes)
        tooMuch(`读这份 PDF 要用 ${megabytes} MB 以上内存`);
    }, LOOK_MS);
    const ended = (): void => tooMuch('读这份 PDF 的进程中断了,可能是内存不够');
    const told = (answer: PdfAnswer): void => done(() => resolve(answer));
    const failed = (error: Error): void => done(() => reject(error));
    const done = (settle: () => void): void => {
      clearTimeout(late);
      clearInterval(look);
      child.off('exit', ended).off('message', told).off('error', failed);
      settle();
    };
    child.once('exit', ended).once('message', told).once('error', failed);
    child.send(bytes);
  });
}

/** Where the system does not tell, the limit of the heap and the time remain. */
async function residentMegabytes(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) / 1024;
}
