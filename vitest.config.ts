import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { LongestFirst } from './tests/setup/longest-first.ts'
import { browserPatienceMs, patienceMs, testPatienceMs } from './tests/setup/patience.ts'

// Whole processes on a shared machine: a first failure is tried once more, and printed either way.
const retry = 1

// One more than there are processors: now and then a test waits. Each may have four processes.
const maxWorkers = Math.min(availableParallelism() + 1, 6)

// Pure tests stand beside the code; the rest in tests/, on a real PostgreSQL, against the simulator
// over HTTP, or in a real browser.
const shared = {
  expect: { poll: { timeout: patienceMs } },
  setupFiles: ['tests/setup/env.ts', 'tests/setup/console.ts'],
  environment: 'node' as const,
  maxWorkers,
}

// A connection that is cut off when its file's database goes tells nobody who listens any more.
const cutOff = '57P01'

export default defineConfig({
  test: {
    onUnhandledError: (error) => !('code' in error) || error.code !== cutOff,
    teardownTimeout: patienceMs,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          ...shared,
          name: 'unit',
          // Nothing pure is left behind by a file for the next one, so modules are read once.
          isolate: false,
          testTimeout: testPatienceMs,
          hookTimeout: testPatienceMs,
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
          retry,
          include: ['tests/database/**/*.test.ts'],
          globalSetup: ['tests/setup/postgres.ts'],
          testTimeout: testPatienceMs,
          hookTimeout: testPatienceMs,
        },
      },
      {
        test: {
          ...shared,
          name: 'simulator',
          retry,
          include: ['tests/simulator/**/*.test.ts'],
          globalSetup: ['tests/setup/postgres.ts'],
          testTimeout: testPatienceMs,
          hookTimeout: testPatienceMs,
        },
      },
      {
        test: {
          ...shared,
          name: 'browser',
          retry,
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: ['tests/setup/postgres.ts', 'tests/setup/unpack-browser.ts'],
          testTimeout: browserPatienceMs,
          hookTimeout: browserPatienceMs,
        },
      },
    ],
  },
})
