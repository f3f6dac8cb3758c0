// Builds dist/: JavaScript of the sources, and the files that pages load. Plain JavaScript, since nothing is built yet.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const ROOT = path.join(import.meta.dirname, '..');
const DIST = path.join(ROOT, 'dist');
/** What the built files depend on. */
const SOURCES = ['bot', 'indexer', 'manifest', 'tsconfig.json', 'tsconfig.build.json', 'package-lock.json'];
/** Written last: what is built is as new as this file. It holds a digest of the code, so that nobody need read it all. */
const STAMP = 'built';
const BROWSER = path.join('bot', 'pages', 'browser');
const COPIED = [BROWSER, path.join('manifest', 'icons')];

/** Builds when a source is newer than what is built; ends the process with a word when that cannot be. */
export function bringUpToDate() {
  if (isUpToDate()) return;
  process.stderr.write('源文件比构建的新,正在构建…\n');
  const failure = build();
  if (failure === undefined) return;
  process.stderr.write(`${failure}\n`);
  process.exit(1);
}

/** Whether dist/ is whole and nothing was added, removed or written in the sources since. */
function isUpToDate() {
  const built = statSync(path.join(DIST, STAMP), { throwIfNoEntry: false });
  return built !== undefined && SOURCES.every((name) => newest(path.join(ROOT, name)) <= built.mtimeMs);
}

/** The latest change of a file or below a folder. A folder changes when a file in it comes, goes or is renamed. */
function newest(at) {
  const found = statSync(at);
  if (!found.isDirectory()) return found.mtimeMs;
  return readdirSync(at).reduce(
    (latest, name) => Math.max(latest, newest(path.join(at, name))),
    found.mtimeMs,
  );
}

/** Builds aside and puts the whole in place. @returns why it could not, if so */
export function build() {
  const compiler = found('typescript/package.json');
  const chat = found('botframework-webchat');
  if (!compiler || !chat)
    return '没有构建用的包(TypeScript、Web Chat),dist/ 没有构建。请运行 npm ci(不带 --omit=dev)。';
  const began = new Date();
  const aside = `${DIST}.${process.pid}`;
  try {
    const tsc = path.join(path.dirname(compiler), 'bin', 'tsc');
    const args = [tsc, '-p', path.join(ROOT, 'tsconfig.build.json'), '--outDir', aside];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' });
    if (status !== 0) return `构建没有完成:\n${stdout}${stderr}`;
    for (const folder of COPIED)
      cpSync(path.join(ROOT, folder), path.join(aside, folder), { recursive: true });
    // The package exports no path to its bundle, but its main file, beside which the bundle lies.
    const bundle = path.join(path.dirname(chat), '..', 'dist', 'webchat.js');
    cpSync(bundle, path.join(aside, BROWSER, 'webchat.js'));
    const stamp = path.join(aside, STAMP);
    writeFileSync(stamp, digestOf(aside));
    // What is written while this runs counts as newer.
    utimesSync(stamp, began, began);
    putInPlace(aside);
    return undefined;
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}

/** A digest of the JavaScript and the data in a folder. */
function digestOf(folder) {
  const hash = createHash('sha256');
  for (const name of readdirSync(folder, { recursive: true }).sort())
    if (/\.js(?:on)?$/.test(name)) hash.update(`${name}\n`).update(readFileSync(path.join(folder, name)));
  return hash.digest('hex');
}

/** Two processes may build at once: whoever comes last finds the other's files in place, which are the same. */
function putInPlace(aside) {
  const old = `${DIST}.${process.pid}.old`;
  if (existsSync(DIST)) renameSync(DIST, old);
  try {
    renameSync(aside, DIST);
  } catch (error) {
    if (!existsSync(DIST)) throw error;
  } finally {
    rmSync(old, { recursive: true, force: true });
  }
}

function found(module) {
  try {
    return createRequire(import.meta.url).resolve(module);
  } catch {
    return undefined;
  }
}
