import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { botProcess } from './bot-process.ts';

const ROOT = path.join(import.meta.dirname, '../..');
const run = promisify(execFile);

export interface PackageSoak {
  readonly packages: number;
  readonly megabytes: number;
  readonly faults: readonly string[];
}

/**
 * The package as somebody else gets it: packed, installed into an empty folder, asked a question, served. Nothing is
 * written into the package, and what is written lies in the folder it runs in. The same at every share.
 */
export async function soakPackage(): Promise<PackageSoak> {
  const folder = await mkdtemp(path.join(tmpdir(), 'zhiyi-package-'));
  const faults: string[] = [];
  const expect = (right: boolean, what: string): void => {
    if (!right) faults.push(what);
  };
  try {
    const { stdout } = await run('npm', ['pack', '--json', '--pack-destination', folder], {
      cwd: ROOT,
      maxBuffer: 64 * 1024 * 1024,
    });
    const tarball = path.join(folder, /[\w.-]+\.tgz/u.exec(stdout)?.[0] ?? '');
    await writeFile(path.join(folder, 'package.json'), '{"private": true}\n');
    await run('npm', ['install', '--no-audit', '--no-fund', tarball], { cwd: folder });
    const installed = path.join(folder, 'node_modules', 'zhiyi');
    const before = filesBelow(installed);
    const first = await run('npx', ['zhiyi', 'ask', '2020年一共罚了多少钱'], { cwd: folder });
    expect(first.stdout.includes('3.08亿元'), `the package answers: ${first.stdout.slice(0, 200)}`);
    expect(first.stderr.includes(path.join(folder, '.cache')), `a first run says where: ${first.stderr}`);
    const bot = await botProcess('zhiyi', {}, installed);
    try {
      for (const [at, words] of Object.entries(PAGES)) {
        const page = await fetch(bot.url + at);
        expect(page.status === 200 && (await page.text()).includes(words), `${at}: ${page.status}`);
      }
      const home = await (await fetch(`${bot.url}/`)).text();
      const script = /\/assets\/webchat-\w+\.js/u.exec(home)?.[0] ?? '';
      const webchat = await (await fetch(bot.url + script)).text();
      expect(webchat.length > 1_000_000, `Web Chat is served: ${webchat.length} characters`);
    } finally {
      await bot.close();
    }
    expect(filesBelow(installed).join() === before.join(), 'nothing is written into the package');
    const { stdout: listed } = await run('npm', ['ls', '--all', '--parseable'], { cwd: folder });
    const { stdout: size } = await run('du', ['-sm', 'node_modules'], { cwd: folder });
    return { packages: listed.trim().split('\n').length - 1, megabytes: Number.parseInt(size, 10), faults };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A page of each kind, and words on it. */
const PAGES = { '/': '知依', '/read': '文件', '/healthz': '' };

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
}
