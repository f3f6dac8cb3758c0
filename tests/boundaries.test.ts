import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { circles, importsOf, ROOT, sources } from './import-graph.ts';

const PRODUCT = ['bot', 'indexer', 'manifest'];
const imports = importsOf(PRODUCT);
const own = imports.filter((i) => /^(?:bot|indexer|manifest|tests)\//.test(i.to));

/** What each part of the indexer may import besides itself; `types` are the files beside the folders. */
const INDEXER: Readonly<Record<string, readonly string[]>> = {
  model: [],
  trained: [],
  types: ['model'],
  language: ['types', 'model'],
  structure: ['types', 'model', 'language'],
  documents: ['types', 'model', 'language', 'structure'],
  versions: ['types', 'model', 'language', 'structure', 'documents'],
  search: ['types', 'model', 'language', 'trained', 'structure', 'documents', 'versions'],
  import: ['types', 'model', 'language', 'structure', 'documents', 'versions'],
  check: ['types', 'model', 'language', 'structure', 'documents', 'versions', 'search', 'import'],
  index: ['types', 'model', 'language', 'structure', 'documents', 'versions', 'search', 'import', 'check'],
};

/**
 * What each part of the bot may import besides itself: parts that stand above it in the table. `root` is the composition root: the files beside the folders
 * that put the parts together. Records name people as access does, so they ask it who a sender is.
 */
const BOT: Readonly<Record<string, readonly string[]>> = {
  variable: [],
  lazy: [],
  folders: [],
  answers: [],
  memory: ['answers'],
  access: ['variable'],
  records: ['access', 'variable'],
  cards: ['answers'],
  admin: ['records'],
  pages: ['admin', 'answers'],
  word: ['answers'],
  commands: ['answers', 'memory'],
  conversation: ['access', 'answers', 'cards', 'commands', 'memory', 'records'],
  routes: ['access', 'admin', 'answers', 'lazy', 'pages', 'records', 'word'],
  channels: ['access', 'answers', 'cards', 'commands', 'conversation', 'routes', 'variable'],
  server: ['routes'],
  root: [
    'access',
    'admin',
    'channels',
    'commands',
    'conversation',
    'lazy',
    'records',
    'routes',
    'server',
    'variable',
    'folders',
  ],
  organisations: ['access', 'channels', 'lazy', 'records', 'routes', 'server', 'root', 'folders'],
};

function partOfIndexer(file: string): string {
  const [, part = ''] = file.split('/');
  if (part === 'index.ts') return 'index';
  return part.endsWith('.ts') ? 'types' : part;
}

function partOfBot(file: string): string {
  const [, part = ''] = file.split('/');
  if (/^(?:server|variable|lazy|folders)\.ts$/.test(part)) return part.slice(0, -3);
  if (/^(?:cli\.ts|main\.ts|zhiyi\.mjs)$/.test(part)) return 'cli';
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
    to: 'bot/channels/teams/open-teams.ts',
    typeOnly: false,
  });
  expect(imports).toContainEqual({
    from: 'bot/channels/teams/message-route.ts',
    to: 'botbuilder',
    typeOnly: true,
  });
  for (const { from, to } of own) expect(existsSync(path.join(ROOT, to)), `${from} → ${to}`).toBe(true);
});

test('inside the indexer imports run one way', () => {
  expect(strays('indexer', partOfIndexer, INDEXER)).toEqual([]);
});

test('inside the bot imports run one way', () => {
  const parts = Object.keys(BOT);
  for (const [i, part] of parts.entries())
    for (const below of BOT[part] ?? []) expect(parts.indexOf(below), `${part} → ${below}`).toBeLessThan(i);
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
  expect(lines(beside)).toEqual([
    'bot/config.ts → indexer/errors.ts',
    'bot/server.ts → indexer/errors.ts',
    'bot/organisations/organisations.ts → indexer/errors.ts',
  ]);
});

test('the indexer knows no bot, the packer only the table of commands, the types of settings and of an organisation, and nobody the tests', () => {
  expect(lines(own.filter((i) => i.from.startsWith('indexer/') && !i.to.startsWith('indexer/')))).toEqual([]);
  const packer = own.filter((i) => i.from.startsWith('manifest/') && !i.to.startsWith('manifest/'));
  expect(new Set(packer.filter((i) => !i.typeOnly).map((i) => i.to))).toEqual(
    new Set(['bot/commands/table.ts']),
  );
  expect(new Set(packer.filter((i) => i.typeOnly).map((i) => i.to))).toEqual(
    new Set(['bot/config.ts', 'indexer/index.ts']),
  );
  expect(lines(own.filter((i) => i.to.startsWith('tests/')))).toEqual([]);
});

/** The store in Azure Blobs comes from the same makers as the SDK; it is a store, and takes nothing of a channel. */
test('the SDK of a channel is imported in its folder only, its types too; restify in the server only', () => {
  const sdk = imports.filter((i) => /^bot(?:builder|framework)/.test(i.to));
  expect(lines(sdk.filter((i) => !i.from.startsWith('bot/channels/teams/')))).toEqual([
    'bot/conversation/storage.ts → botbuilder-azure-blobs',
  ]);
  const agents = imports.filter((i) => i.to.startsWith('@microsoft/agents-'));
  expect(lines(agents.filter((i) => !i.from.startsWith('bot/channels/teams/agents/')))).toEqual([]);
  const dingtalk = imports.filter((i) => i.to === 'dingtalk-stream');
  expect(dingtalk.length).toBeGreaterThan(0);
  expect(lines(dingtalk.filter((i) => !i.from.startsWith('bot/channels/dingtalk/')))).toEqual([]);
  expect(lines(imports.filter((i) => i.to === 'restify'))).toEqual(['bot/server.ts → restify']);
});

test('channels know nothing of each other: they share the reading and writing of activities', () => {
  const folder = (file: string): string => /^bot\/channels\/([^/]+)\//.exec(file)?.[1] ?? '';
  const across = own.filter(({ from, to }) => folder(from) && folder(to) && folder(from) !== folder(to));
  expect(lines(across.filter((i) => folder(i.to) !== 'activities'))).toEqual([]);
});

test('no file imports itself by way of others, types included', () => {
  expect(circles(own)).toEqual([]);
});

test('the environment is read in one place', () => {
  const readers = sources(PRODUCT).filter((file) => {
    const text = readFileSync(path.join(ROOT, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
    return text.includes('process.env');
  });
  expect(readers).toEqual(['bot/config.ts']);
});

test('every path that the README and the guide name exists', () => {
  const readme = ['README.md', 'docs/guide.zh.md']
    .map((f) => readFileSync(path.join(ROOT, f), 'utf8'))
    .join('\n');
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
