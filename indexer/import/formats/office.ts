import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Original } from '../source.ts';

const run = promisify(execFile);
/** A conversion takes seconds; a damaged file may keep the program busy for ever. */
const PATIENCE_MS = 60_000;
/** What LibreOffice's program is called, tried in order. */
const PROGRAMS = ['soffice', 'libreoffice'];

/**
 * An old Word, WPS or RTF file as .docx, by LibreOffice where it is installed; undefined where it is not or cannot read the
 * file. It runs with a profile of its own, gone with the files it made.
 */
export async function asDocx({ bytes, name }: Original): Promise<Original | undefined> {
  const folder = await mkdtemp(path.join(tmpdir(), 'zhiyi-office-'));
  try {
    const source = path.join(folder, `original${path.extname(name).toLowerCase() || '.doc'}`);
    await writeFile(source, bytes);
    for (const program of PROGRAMS) {
      const profile = `-env:UserInstallation=file://${folder}/profile`;
      const args = [profile, '--headless', '--convert-to', 'docx', '--outdir', folder, source];
      const done = await run(program, args, { timeout: PATIENCE_MS }).then(
        () => true,
        () => false,
      );
      if (!done) continue;
      const made = await readFile(path.join(folder, 'original.docx')).catch(() => undefined);
      if (made) return { bytes: made, name: name.replace(/\.[^.]+$/u, '.docx') };
    }
    return undefined;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
