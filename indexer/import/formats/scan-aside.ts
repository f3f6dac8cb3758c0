import { fork } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ImportError } from '../../errors.ts';
import type { PlainText } from '../source.ts';
import { isAbsent } from './optional-package.ts';
import { OCR_PACKAGE } from './recognise.ts';
import type { ScanAnswer } from './scan-child.ts';

/** A page takes seconds; a hundred of them, on a slow machine, this long. */
const PATIENCE_MS = 30 * 60_000;
/** Models, runtime and the picture of a page take some 600 MB together. */
const MOST_MEGABYTES = 3000;
const LOOK_MS = 200;
const extension = path.extname(import.meta.url);

/**
 * The words of a scanned PDF, recognised in a process of its own: a page can be drawn to any size, where nothing but the end
 * of the process stops it.
 * @throws ImportError where the optional package is not installed, with what to do; or past the bounds
 */
export async function readScanAside(bytes: Uint8Array): Promise<PlainText> {
  if (!isInstalled()) {
    const how = `用文字识别软件转成有文字的 PDF 或 .docx,核对后再导入;或安装 ${OCR_PACKAGE} 后再导入一次`;
    throw new ImportError('PDF 没有文字层,可能是扫描件', how);
  }
  const loader = extension === '.ts' ? ['--import', import.meta.resolve('tsx')] : [];
  const child = fork(fileURLToPath(new URL(`./scan-child${extension}`, import.meta.url)), {
    serialization: 'advanced',
    execArgv: [...loader, `--max-old-space-size=${MOST_MEGABYTES}`],
    stdio: 'ignore',
  });
  const cure = '文件可能损坏;拆成几份再导入,或用文字识别软件转好再导入';
  const stop = new AbortController();
  try {
    return await new Promise<PlainText>((resolve, reject) => {
      const late = setTimeout(() => reject(new ImportError('扫描件识别得太久', cure)), PATIENCE_MS);
      const look = setInterval(async () => {
        if ((await residentMegabytes(child.pid)) > MOST_MEGABYTES)
          reject(new ImportError(`识别要用 ${MOST_MEGABYTES} MB 以上内存`, cure));
      }, LOOK_MS);
      stop.signal.addEventListener('abort', () => {
        clearTimeout(late);
        clearInterval(look);
      });
      child.once('error', reject);
      child.once('exit', () => reject(new ImportError('识别扫描件的进程中断了', cure)));
      child.once('message', (answer: ScanAnswer) => {
        if ('read' in answer) resolve(answer.read);
        else reject(new ImportError(answer.message, answer.cure));
      });
      child.send(bytes);
    });
  } finally {
    stop.abort();
    child.removeAllListeners('exit');
    child.kill('SIGKILL');
  }
}

function isInstalled(): boolean {
  try {
    createRequire(import.meta.url).resolve(OCR_PACKAGE);
    return true;
  } catch (error) {
    if (isAbsent(error)) return false;
    throw error;
  }
}

async function residentMegabytes(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) / 1024;
}
