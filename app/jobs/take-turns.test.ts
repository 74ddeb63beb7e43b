import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { takeTurns } from './take-turns.ts'

beforeEach(() => vi.useFakeTimers({ toFake: ['Date'] }))
afterEach(() => vi.useRealTimers())

const shops = [1, 2, 3, 4].map((shopId) => ({ shopId }))

test.each([1, 2, 3])('with %i lanes, shops that fail keep no other waiting', async (lanes) => {
  const inTurns = takeTurns('test', lanes)
  const worked: number[] = []
  const pass = () =>
    inTurns(shops, async ({ shopId }) => {
      if (shopId < 4) throw new Error('out of order')
      worked.push(shopId)
      return 5
    })
  expect(await pass()).toBe(5)
  expect(worked).toEqual([4])
})

test('a shop that fails rests, longer after each failure, and is as before once it succeeds', async () => {
  const inTurns = takeTurns('test', 1)
  let isBroken = true
  let attempts = 0
  const pass = () =>
    inTurns([{ shopId: 1 }], async () => {
      attempts += 1
      if (isBroken) throw new Error('out of order')
      return 1
    })
  for (const [waitMs, expected] of [
    [0, 1],
    [999, 1],
    [1, 2],
    [1999, 2],
    [1, 3],
  ] as const) {
    vi.advanceTimersByTime(waitMs)
    await pass()
    expect(attempts).toBe(expected)
  }
  vi.advanceTimersByTime(4000)
  isBroken = false
  expect([await pass(), await pass()]).toEqual([1, 1])
})
