import { expect, test } from 'vitest'
import { noticeLooks } from './notice-looks.ts'

test('notices are looked for whenever nothing more waits', () => {
  const isDue = noticeLooks(400)
  expect([399, 0, 1].map((settled) => isDue(1, settled))).toEqual([true, true, true])
})

test('behind a backlog each tenth batch looks for them, shop by shop', () => {
  const isDue = noticeLooks(400)
  const looks = Array.from({ length: 20 }, () => isDue(1, 400))
  expect(looks.flatMap((due, index) => (due ? [index + 1] : []))).toEqual([10, 20])
  expect(Array.from({ length: 9 }, () => isDue(2, 400))).not.toContain(true)
  expect(isDue(1, 400)).toBe(false)
  expect(isDue(2, 400)).toBe(true)
})
