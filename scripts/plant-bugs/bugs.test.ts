// Whoever moves the code that a bug would be planted in moves the bug.
import { expect, test } from 'vitest'
import { bugs } from './bugs.ts'
import { withBug } from './with-bug.ts'

test.each(bugs)('there is one place for: $name', (bug) => {
  expect(withBug(bug, '.')).toContain(bug.replace)
})
