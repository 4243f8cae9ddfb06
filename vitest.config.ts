import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // Real servers, workers and browsers start inside some tests; a busy two-core machine needs the room.
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
});
