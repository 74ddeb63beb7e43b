// An unexpected console.error fails the test it happened in.
import { afterEach, beforeEach, expect, vi } from 'vitest'

const original = console.error
let seen: unknown[][] = []

beforeEach(() => {
  seen = []
  vi.spyOn(console, 'error').mockImplementation((...values) => {
    seen.push(values)
    original(...values)
  })
})

afterEach(() => {
  expect(seen.map((values) => values.map(String).join(' '))).toEqual([])
})
