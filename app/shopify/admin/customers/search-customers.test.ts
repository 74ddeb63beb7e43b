import { expect, test } from 'vitest'
import { searchCustomers, toSearchQuery } from './search-customers.ts'

test.each([
  ['fern', 'fern'],
  ['  Robin   Fern ', 'Robin Fern'],
  ['robin@example.com', 'robin@example.com'],
  ['email:*', 'email'],
  ['-robin', 'robin'],
  ['robin OR state:enabled', 'robin or state enabled'],
  ['"quoted" (thing)', 'quoted thing'],
  [':*', ''],
])('%j is searched as %j', (typed, query) => {
  expect(toSearchQuery(typed)).toBe(query)
})

test('nothing to search for asks nobody', async () => {
  const admin = {
    graphql: () => {
      throw new Error('asked')
    },
  }
  expect(await searchCustomers(admin, ' - ')).toEqual([])
})
