import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { importsOf, ROOT, sources } from './import-graph.ts';

const PRODUCT = ['bot', 'indexer', 'manifest'];
const imports = importsOf(PRODUCT);
const own = imports.filter((i) => /^(?:bot|indexer|manifest|tests)\//.test(i.to));

/** What each part of the indexer may import besides itself; `types` are the files beside the folders. */
const INDEXER: Readonly<Record<string, readonly string[]>> = {
  types: [],
  structure: ['types'],
  documents: ['types', 'structure'],
  versions: ['types', 'structure', 'documents'],
  search: ['types', 'structure', 'documents', 'versions'],
  import: ['types', 'structure', 'documents', 'versions'],
  index: ['types', 'structure', 'documents', 'versions', 'search'],
};

/**
 * What each part of the bot may import besides itself. `root` is the composition root: the files beside the folders
 * that put the parts together. Records name people as access does, so they ask it who a sender is.
 */
const BOT: Readonly<Record<string, readonly string[]>> = {
  variable: [],
  later: [],
  answers: [],
  conversation: ['answers'],
  access: ['variable'],
  records: ['access', 'variable'],
  cards: ['answers'],
  pages: ['answers'],
  commands: ['answers', 'conversation'],
  turns: ['access', 'answers', 'cards', 'commands', 'conversation', 'records'],
  routes: ['access', 'answers', 'later', 'pages', 'records', 'turns'],
  server: ['routes'],
  root: ['access', 'commands', 'conversation', 'later', 'records', 'routes', 'server', 'turns', 'variable'],
};

function partOfIndexer(file: string): string {
  const [, part = ''] = file.split('/');
  if (part === 'index.ts') return 'index';
  return part.endsWith('.ts') ? 'types' : part;
}

function partOfBot(file: string): string {
  const [, part = ''] = file.split('/');
  if (/^(?:server|variable|later)\.ts$/.test(part)) return part.slice(0, -3);
  if (/^(?:cli\.ts|zhiyi\.mjs)$/.test(part)) return 'cli';
  return part.includes('.') ? 'root' : part;
}

/** Imports that a table of parts does not allow, as lines. */
function strays(
  folder: string,
  partOf: (file: string) => string,
  allowed: Readonly<Record<string, readonly string[]>>,
): string[] {
  return own
    .filter((i) => i.from.startsWith(`${folder}/`) && i.to.startsWith(`${folder}/`))
    .filter(({ from, to }) => {
      const [a, b] = [partOf(from), partOf(to)];
      return a !== 'cli' && a !== b && !allowed[a]?.includes(b);
    })
    .map(({ from, to }) => `${from} → ${to}`);
}

const lines = (found: readonly { from: string; to: string }[]): string[] =>
  found.map(({ from, to }) => `${from} → ${to}`);

test('imports are found: statements, types, and those made at run time', () => {
  expect(imports).toContainEqual({ from: 'bot/server.ts', to: 'restify', typeOnly: false });
  expect(imports).toContainEqual({
    from: 'bot/index.ts',
    to: 'bot/turns/policy-bot.ts',
    typeOnly: false,
  });
  expect(imports).toContainEqual({ from: 'bot/turns/services.ts', to: 'botbuilder', typeOnly: true });
  for (const { from, to } of own) expect(existsSync(path.join(ROOT, to)), `${from} → ${to}`).toBe(true);
});

test('inside the indexer imports run one way', () => {
  expect(strays('indexer', partOfIndexer, INDEXER)).toEqual([]);
});

test('inside the bot imports run one way', () => {
  expect(strays('bot', partOfBot, BOT)).toEqual([]);
});

/**
 * The command line is outermost. The settings need the one error class before anything listens: by the door they would
 * load the whole indexer.
 */
test('the bot enters the indexer by its door only; the command line may go further', () => {
  const beside = own.filter(
    ({ from, to }) =>
      from.startsWith('bot/') &&
      to.startsWith('indexer/') &&
      to !== 'indexer/index.ts' &&
      partOfBot(from) !== 'cli',
  );
  expect(lines(beside)).toEqual(['bot/config.ts → indexer/errors.ts']);
});

test('the indexer knows no bot, the packer only the table of commands and the settings, and nobody the tests', () => {
  expect(lines(own.filter((i) => i.from.startsWith('indexer/') && !i.to.startsWith('indexer/')))).toEqual([]);
  const packer = own.filter((i) => i.from.startsWith('manifest/') && !i.to.startsWith('manifest/'));
  expect(new Set(packer.map((i) => i.to))).toEqual(new Set(['bot/commands/table.ts', 'bot/config.ts']));
  expect(lines(own.filter((i) => i.to.startsWith('tests/')))).toEqual([]);
});

test('botbuilder runs only where channels are met, restify only in the server', () => {
  const places = /^bot\/(?:index\.ts|turns\/|routes\/messages\.ts|cards\/|conversation\/storage\.ts)/;
  const atRunTime = imports.filter((i) => /^bot(?:builder|framework)/.test(i.to) && !i.typeOnly);
  expect(lines(atRunTime.filter((i) => !places.test(i.from)))).toEqual([]);
  expect(lines(imports.filter((i) => i.to === 'restify'))).toEqual(['bot/server.ts → restify']);
});

test('the environment is read in one place', () => {
  const readers = sources(PRODUCT).filter((file) => {
    const text = readFileSync(path.join(ROOT, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
    return text.includes('process.env');
  });
  expect(readers).toEqual(['bot/config.ts']);
});

test('every path that the README names exists', () => {
  const readme = readFileSync(path.join(ROOT, 'README.md'), 'utf8');
  // Written by `import`, and not in git.
  const made = new Set(['knowledge/official/']);
  let seen = 0;
  for (const line of readme.split('\n')) {
    const paths = [...line.matchAll(/`([^`]+)`/g)]
      .map((m) => m[1] ?? '')
      .filter((word) => /^[\w.@-]+(?:\/[\w.@-]*)+$|^\.?[\w.-]+\.(?:md|ts|yaml|json|example)$/.test(word));
    for (const named of paths) {
      if (made.has(named)) continue;
      seen++;
      // Within a row of the map the parts of a folder are named from that folder.
      const found = ['', paths[0] ?? ''].some((folder) => existsSync(path.join(ROOT, folder, named)));
      expect(found, named).toBe(true);
    }
  }
  expect(seen).toBeGreaterThan(30);
});
