import { expect, test } from 'vitest'
import { oneAtATime } from './one-at-a-time.ts'

test('what has the same key waits for its turn; what has another one does not', async () => {
  const first = Promise.withResolvers<void>()
  const done: string[] = []
  const begin = (key: string, name: string, until: Promise<void> = Promise.resolve()) =>
    oneAtATime(key, async () => {
      await until
      done.push(name)
      return name
    })
  const all = [begin('fern', 'first', first.promise), begin('fern', 'second')]
  expect(await begin('moss', 'other')).toBe('other')
  expect(done).toEqual(['other'])
  first.resolve()
  expect(await Promise.all(all)).toEqual(['first', 'second'])
})

test('what fails fails alone', async () => {
  const failing = oneAtATime('fern', () => Promise.reject(new Error('no')))
  const next = oneAtATime('fern', () => Promise.resolve('yes'))
  await expect(failing).rejects.toThrow('no')
  expect(await next).toBe('yes')
})
