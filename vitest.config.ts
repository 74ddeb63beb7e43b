import { defineConfig } from 'vitest/config'

// Whole processes on a shared machine: a first failure is tried once more, and printed either way.
const retry = 1

// Most of a test is waiting, for a database or for another process.
const maxWorkers = 2

// Pure tests stand beside the code; the rest in tests/, on a real PostgreSQL, against the simulator
// over HTTP, or in a real browser.
const shared = {
  // How long something is looked for that will come: a second is little on a busy machine.
  expect: { poll: { timeout: 20_000 } },
  setupFiles: ['tests/setup/env.ts', 'tests/setup/console.ts'],
  environment: 'node' as const,
  maxWorkers,
}

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...shared,
          name: 'unit',
          // Nothing pure is left behind by a file for the next one, so modules are read once.
          isolate: false,
          testTimeout: 60_000,
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
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
