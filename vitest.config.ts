import { defineConfig } from 'vitest/config'

// Whole processes on a shared machine: a first failure is tried once more, and printed either way.
const retry = 1

// Pure tests stand beside the code; the rest in tests/, on a real PostgreSQL, against the simulator
// over HTTP, or in a real browser.
const shared = {
  setupFiles: ['tests/setup/env.ts', 'tests/setup/console.ts'],
  environment: 'node' as const,
}

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...shared,
          name: 'unit',
          include: [
            'app/**/*.test.ts',
            'simulator/**/*.test.ts',
            'extensions/**/*.test.ts',
            'scripts/**/*.test.ts',
            'tests/unit/**/*.test.ts',
          ],
        },
      },
      {
        test: {
          ...shared,
          name: 'database',
          include: ['tests/database/**/*.test.ts'],
          globalSetup: ['tests/setup/postgres.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          ...shared,
          name: 'simulator',
          retry,
          include: ['tests/simulator/**/*.test.ts'],
          globalSetup: ['tests/setup/postgres.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          ...shared,
          name: 'browser',
          retry,
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: ['tests/setup/postgres.ts'],
          testTimeout: 180_000,
          hookTimeout: 240_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
