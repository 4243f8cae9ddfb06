import { defineConfig } from 'vitest/config';

/** Tests that start threads, programs, browsers or the Discord client: each file has a process of its own. */
const alone = [
  'tests/answerer/**/*.test.ts',
  'tests/cli/**/*.test.ts',
  'tests/discord/**/*.test.ts',
  'tests/ingest/**/*.test.ts',
  'tests/feeds/**/*.test.ts',
  'tests/library/*.test.ts',
  'tests/main.test.ts',
  'tests/pipeline.test.ts',
  'tests/playground/**/*.test.ts',
  'tests/reader/**/*.test.ts',
  'tests/reread.test.ts',
  'tests/thread/**/*.test.ts',
];

// Real servers, threads and browsers start inside some tests; a busy two-core machine needs the room.
const patience = { testTimeout: 20_000, hookTimeout: 30_000, expect: { poll: { timeout: 10_000 } } };

export default defineConfig({
  test: {
    // Many tests wait for a server, a thread or a browser, so every core is worth a worker.
    maxWorkers: '100%',
    projects: [
      // One that starved on a busy machine is tried once more, and the report says so.
      { test: { name: 'alone', include: alone, retry: 1, ...patience } },
      // The rest is functions from values to values: its files share a process, and so load each module once.
      {
        test: { name: 'pure', include: ['tests/**/*.test.ts'], exclude: alone, isolate: false, ...patience },
      },
    ],
  },
});
