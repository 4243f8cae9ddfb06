import { defineConfig } from 'vitest/config';

/** Tests that start threads, programs, browsers or the Discord client. */
const wired = [
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
  'tests/script/**/*.test.ts',
  'tests/thread/**/*.test.ts',
];

// Real servers, threads and browsers start inside some tests; a busy two-core machine needs the room.
const patience = { testTimeout: 20_000, hookTimeout: 30_000, expect: { poll: { timeout: 10_000 } } };

export default defineConfig({
  test: {
    // Many tests wait for a server, a thread or a browser, so every core is worth a worker.
    maxWorkers: '100%',
    // Files share processes (`isolate: false`), and so load each module once a process, and not once a file.
    projects: [
      // One that starved on a busy machine is tried once more, and the report says so.
      {
        test: {
          name: 'wired',
          include: wired,
          globalSetup: 'tests/make-scripts.ts',
          isolate: false,
          retry: 1,
          ...patience,
        },
      },
      // The rest is functions from values to values.
      {
        test: { name: 'pure', include: ['tests/**/*.test.ts'], exclude: wired, isolate: false, ...patience },
      },
    ],
  },
});
