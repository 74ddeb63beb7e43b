import { expect, test } from 'vitest'
import { defaultSettings } from './default-settings.ts'
import { areInConflict, mergeDrafts } from './merge-drafts.ts'
import type { ProgramSettings } from './settings.ts'

const base = defaultSettings('USD')
const changed = (change: (settings: ProgramSettings) => void) => {
  const settings = structuredClone(base)
  change(settings)
  return settings
}

test('what only one of two touched is kept from both', () => {
  const mine = changed((one) => {
    one.pendingDays = 3
    one.rules[0]!.points = 9
  })
  const theirs = changed((one) => {
    one.name = 'Leaf Club'
    one.rewards[0]!.points = 77
  })
  const drafts = { base, mine, theirs }
  expect(areInConflict(drafts)).toBe(false)
  expect(mergeDrafts(drafts, 'theirs')).toEqual(
    changed((one) => {
      one.pendingDays = 3
      one.rules[0]!.points = 9
      one.name = 'Leaf Club'
      one.rewards[0]!.points = 77
    }),
  )
})

test('where both touched the same thing, whose counts is chosen', () => {
  const mine = changed((one) => {
    one.pendingDays = 3
    one.graceDays = 5
  })
  const theirs = changed((one) => {
    one.pendingDays = 4
  })
  const drafts = { base, mine, theirs }
  expect(areInConflict(drafts)).toBe(true)
  expect(mergeDrafts(drafts, 'mine')).toMatchObject({ pendingDays: 3, graceDays: 5 })
  expect(mergeDrafts(drafts, 'theirs')).toMatchObject({ pendingDays: 4, graceDays: 5 })
})

test('a reward that one removed and the other left alone is gone; one that was added stays', () => {
  const mine = changed((one) => {
    one.rewards = one.rewards.slice(1)
  })
  const added = { ...base.rewards[1]!, id: 'another' }
  const theirs = changed((one) => {
    one.rewards = [...one.rewards, added]
  })
  const merged = mergeDrafts({ base, mine, theirs }, 'theirs')
  expect(merged.rewards.map(({ id }) => id)).toEqual([base.rewards[1]!.id, 'another'])
})

test('a reward that one removed and the other changed is a question', () => {
  const mine = changed((one) => {
    one.rewards = one.rewards.slice(1)
  })
  const theirs = changed((one) => {
    one.rewards[0]!.points = 1
  })
  const drafts = { base, mine, theirs }
  expect(areInConflict(drafts)).toBe(true)
  expect(mergeDrafts(drafts, 'mine').rewards).toHaveLength(1)
  expect(mergeDrafts(drafts, 'theirs').rewards).toHaveLength(2)
})

test('the same change made by both is no conflict', () => {
  const same = changed((one) => {
    one.pendingDays = 3
  })
  expect(areInConflict({ base, mine: same, theirs: structuredClone(same) })).toBe(false)
})
