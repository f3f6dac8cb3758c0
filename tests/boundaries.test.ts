import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

/** Imports run one way; each rule says which file may not import what. Read from the real imports of every file. */

const ROOT = path.join(import.meta.dirname, '..');

interface Import {
  readonly from: string;
  /** A path of the project, or the name of a package. */
  readonly to: string;
  /** Erased before the code runs. */
  readonly typeOnly: boolean;
}

function sources(folder: string): string[] {
  return readdirSync(path.join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const file = path.posix.join(folder, entry.name);
    if (entry.isDirectory()) return sources(file);
    return /\.(?:ts|mjs)$/.test(entry.name) ? [file] : [];
  });
}

function importsOf(file: string): Import[] {
  const text = readFileSync(path.join(ROOT, file), 'utf8');
  const forms =
    /(?:^|\n)\s*(?:import|export)\s+(type\s+)?([^'";]*?from\s*)?'([^']+)'|import\(\s*'([^']+)'\s*\)|import\.meta\.resolve\('([^']+)'\)/g;
  return [...text.matchAll(forms)].map((m) => {
    const name = (m[3] ?? m[4] ?? m[5])!;
    const to = name.startsWith('.')
      ? path.posix.normalize(path.posix.join(path.posix.dirname(file), name))
      : name;
    const named = /^\s*\{([^}]*)\}\s*from\s*$/s.exec(m[2] ?? '');
    const allTypes =
      named?.[1]?.split(',').every((n) => n.trim() === '' || n.trim().startsWith('type ')) ?? false;
    return { from: file, to, typeOnly: m[1] !== undefined || allTypes };
  });
}

const files = ['indexer', 'bot', 'manifest', 'tests'].flatMap(sources);
const all = files.flatMap(importsOf);
const inside = (folder: string) => (file: string) => file === folder || file.startsWith(`${folder}/`);

/** Imports that break a rule, as `from → to`. */
function broken(from: (file: string) => boolean, to: (target: string) => boolean): string[] {
  return all.filter((i) => from(i.from) && to(i.to)).map((i) => `${i.from} → ${i.to}`);
}

describe('imports run one way', () => {
  it('are read at all', () => {
    expect(files.length).toBeGreaterThan(200);
    expect(all.filter((i) => i.to.startsWith('indexer/')).length).toBeGreaterThan(300);
  });

  it('lead to files that exist', () => {
    const missing = all.filter(
      (i) => /^(?:indexer|bot|manifest|tests)\//.test(i.to) && !existsSync(path.join(ROOT, i.to)),
    );
    expect(missing.map((i) => `${i.from} → ${i.to}`)).toEqual([]);
  });

  it('leave tests to themselves', () => {
    expect(broken((f) => !inside('tests')(f), inside('tests'))).toEqual([]);
  });

  it('keep the indexer free of bot, manifest and servers', () => {
    const outside = (t: string) =>
      /^(?:bot|manifest)\//.test(t) || /^(?:restify|botbuilder|botframework)/.test(t);
    expect(broken(inside('indexer'), outside)).toEqual([]);
  });

  it('go down inside the indexer: structure, documents, versions, then search or import', () => {
    const floors = ['structure', 'documents', 'versions'];
    for (const [level, room] of floors.entries()) {
      const above = [...floors.slice(level + 1), 'search', 'import'].map((r) => inside(`indexer/${r}`));
      expect(broken(inside(`indexer/${room}`), (t) => above.some((is) => is(t)))).toEqual([]);
    }
    expect(broken(inside('indexer/search'), inside('indexer/import'))).toEqual([]);
    expect(broken(inside('indexer/import'), inside('indexer/search'))).toEqual([]);
    const words = ['indexer/types.ts', 'indexer/finding.ts', 'indexer/errors.ts'];
    const rooms = (t: string) => /^indexer\/[a-z]+\//.test(t);
    expect(broken((f) => words.includes(f), rooms)).toEqual([]);
  });

  it('enter the indexer by its door, but for the command line', () => {
    const bot = (f: string) => inside('bot')(f) && !inside('bot/cli')(f) && f !== 'bot/cli.ts';
    // The settings throw the project's errors; through the door they would load the whole search at start and for the packer.
    const door = (t: string) => t === 'indexer/index.ts' || t === 'indexer/errors.ts';
    expect(broken(bot, (t) => inside('indexer')(t) && !door(t))).toEqual([]);
    expect(
      broken(
        (f) => bot(f) && f !== 'bot/config.ts',
        (t) => t === 'indexer/errors.ts',
      ),
    ).toEqual([]);
  });

  it('never lead back up inside the bot', () => {
    const order = ['answers', 'commands', 'turns', 'routes'];
    for (const [level, room] of order.entries()) {
      const above = order.slice(level + 1).map((r) => inside(`bot/${r}`));
      const outermost = (t: string) =>
        ['bot/server.ts', 'bot/index.ts', 'bot/cli.ts'].includes(t) || inside('bot/cli')(t);
      // A type of the outermost world costs nothing at run time, a value would close a circle.
      const real = all.filter((i) => !i.typeOnly && inside(`bot/${room}`)(i.from));
      expect(
        real.filter((i) => above.some((is) => is(i.to)) || outermost(i.to)).map((i) => `${i.from} → ${i.to}`),
      ).toEqual([]);
    }
  });

  it('leave cards and pages calling nothing back', () => {
    const calls = (t: string) => /^bot\/(?:commands|turns|routes|records|conversation)\//.test(t);
    // The table of commands is data, from which help is made.
    const data = (t: string) => t === 'bot/commands/table.ts';
    expect(
      broken(
        (f) => inside('bot/cards')(f) || inside('bot/pages')(f),
        (t) => calls(t) && !data(t),
      ),
    ).toEqual([]);
  });

  it('keep libraries in their rooms', () => {
    const real = (to: RegExp) => all.filter((i) => !i.typeOnly && inside('bot')(i.from) && to.test(i.to));
    expect([...new Set(real(/^restify$/).map((i) => i.from))]).toEqual(['bot/server.ts']);
    const rooms = /^bot\/(?:index|open-services)\.ts$|^bot\/(?:turns|cards|conversation|access|routes)\//;
    expect(
      real(/^botbuilder$/)
        .map((i) => i.from)
        .filter((f) => !rooms.test(f)),
    ).toEqual([]);
    expect(
      real(/^botbuilder$/)
        .map((i) => i.from)
        .filter((f) => /^bot\/(?:answers|commands)\//.test(f)),
    ).toEqual([]);
  });

  it('let only the settings read the environment', () => {
    const readers = files.filter(
      (f) => !inside('tests')(f) && /process\.env/.test(readFileSync(path.join(ROOT, f), 'utf8')),
    );
    expect(readers.filter((f) => f !== 'bot/config.ts')).toEqual([]);
  });

  it('give the packer the table of commands and the settings, no bot', () => {
    const allowed = ['bot/commands/table.ts', 'bot/config.ts'];
    expect(broken(inside('manifest'), (t) => /^(?:bot|indexer)\//.test(t) && !allowed.includes(t))).toEqual(
      [],
    );
  });
});

describe('README.md', () => {
  const readme = readFileSync(path.join(ROOT, 'README.md'), 'utf8');

  it('names no path that is not there', () => {
    const named = [
      ...readme.matchAll(/`((?:knowledge|indexer|bot|manifest|tests|\.deploy|\.ci|\.env)[\w./-]*)`/g),
    ].map((m) => m[1]!);
    expect(named.length).toBeGreaterThan(15);
    // What import writes appears with the first import.
    expect(named.filter((p) => p !== 'knowledge/official/' && !existsSync(path.join(ROOT, p)))).toEqual([]);
  });
});
