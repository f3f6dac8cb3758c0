import { defineConfig } from 'vitest/config';

/** Servers, browsers and properties take their time on a small machine; nothing here asserts speed. */
export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
  },
});
