import { expect, test } from 'vitest'
import { startLoop } from './loop.ts'

test('a loop goes on while there is work, and rests when there is none', async () => {
  const left = [3, 2, 1]
  let passes = 0
  const loop = startLoop('test', 5, async () => {
    passes += 1
    return left.pop() ?? 0
  })
  await until(() => passes > 4)
  await loop.stop()
  const atStop = passes
  await pause(30)
  expect(passes).toBe(atStop)
})

test('a pass that fails is tried again, a little later', async () => {
  let passes = 0
  const loop = startLoop('test', 1, async () => {
    passes += 1
    if (passes < 3) throw new Error('the database is away')
    return 0
  })
  await until(() => passes > 3)
  await loop.stop()
})

test('stopping waits for the pass under way', async () => {
  let isDone = false
  const loop = startLoop('test', 1, async () => {
    await pause(30)
    isDone = true
    return 0
  })
  await loop.stop()
  expect(isDone).toBe(true)
})

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms))

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await pause(2)
}
