import { defineConfig } from 'vitest/config';
import { browserAtHand } from './browser/chromium-command.ts';
import { LongestFirst } from './longest-first.ts';

/** Rooms whose tests only call functions: what they load (dictionary, models, shipped knowledge) serves the next file as well. */
const FUNCTIONS = [
  'check',
  'commands',
  'dialogues',
  'documents',
  'headnotes',
  'import',
  'knowledge',
  'language',
  'manifest',
  'organisation',
  'search',
  'structure',
  'versions',
].map((room) => `tests/${room}/**/*.test.ts`);

/** Rooms whose files start and stop servers of their own: what those load serves the next file as well. */
const SERVERS = ['access', 'admin', 'records'].map((room) => `tests/${room}/**/*.test.ts`);

/** …and that need a browser besides. */
const BROWSER = 'tests/browser/**/*.test.ts';

/** Servers, browsers and properties take their time on a small machine; nothing here asserts speed. */
const PATIENCE = { testTimeout: 60_000, hookTimeout: 120_000, expect: { poll: { timeout: 20_000 } } };

/** Files of a worker share what is loaded. */
const SHARED = { isolate: false, setupFiles: ['tests/loaded-first.ts'] };

export default defineConfig({
  test: {
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    globalSetup: ['tests/shipped-segments.setup.ts'],
    projects: [
      { test: { name: 'functions', include: FUNCTIONS, ...SHARED, ...PATIENCE } },
      {
        test: {
          name: 'servers',
          include: browserAtHand() ? [...SERVERS, BROWSER] : SERVERS,
          ...SHARED,
          ...PATIENCE,
        },
      },
      {
        test: {
          name: 'programs',
          include: ['tests/**/*.test.ts'],
          exclude: [...FUNCTIONS, ...SERVERS, BROWSER],
          ...PATIENCE,
        },
      },
    ],
  },
});
