import { expect, test } from 'vitest'
import { isScheduled } from './scheduled.ts'

const publishedAt = '2026-05-01T12:00:00.000Z'

test.each([
  ['published now', '2026-05-01T12:01:00.000Z', '2026-05-01T12:00:00.000Z', false],
  ['published now, right after another', '2026-05-01T12:01:00.001Z', publishedAt, false],
  ['chosen, as soon as may be', '2026-05-01T12:05:00.000Z', publishedAt, true],
  ['chosen, and about to begin', '2026-05-01T12:05:00.000Z', '2026-05-01T12:04:00.000Z', false],
  ['chosen, and begun', '2026-05-01T12:05:00.000Z', '2026-05-01T12:05:00.000Z', false],
])('%s: from %s it waits at %s: %s', (_, effectiveFrom, now, waits) => {
  expect(isScheduled({ effectiveFrom, publishedAt }, new Date(now))).toBe(waits)
})
