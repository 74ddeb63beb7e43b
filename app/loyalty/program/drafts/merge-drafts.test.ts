import { expect, test } from 'vitest'
import { defaultSettings } from '../default-settings.ts'
import type { ProgramSettings } from '../settings.ts'
import { areInConflict, mergeDrafts } from './merge-drafts.ts'

const base = defaultSettings('USD')
const changed = (change: (settings: ProgramSettings) => void) => {
  const settings = structuredClone(base)
  change(settings)
  return settings
}

test('what only one of two touched is kept from both', () => {
  const mine = changed((one) => {
    one.pendingDays = 3
    Object.assign(one.rules[0]!, { points: 9 })
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
      Object.assign(one.rules[0]!, { points: 9 })
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

const idsOf = ({ rules }: ProgramSettings) => rules.map(({ id }) => id)
const inOrder = (...ids: string[]) =>
  changed((one) => {
    one.rules = ids.map(
      (id) => base.rules.find((rule) => rule.id === id) ?? { ...base.rules[0]!, id },
    )
  })

test('rules that two people added are both there, each where it was put', () => {
  const mine = inOrder('mine', 'spend', 'order', 'signup')
  const theirs = inOrder('spend', 'theirs', 'order', 'signup')
  const drafts = { base, mine, theirs }
  expect(areInConflict(drafts)).toBe(false)
  const both = ['mine', 'spend', 'theirs', 'order', 'signup']
  expect(idsOf(mergeDrafts(drafts, 'theirs'))).toEqual(both)
})

test('the order that one of two chose is kept, and what the other added stands beside its own', () => {
  const mine = inOrder('signup', 'spend', 'order')
  const theirs = inOrder('spend', 'theirs', 'order', 'signup')
  for (const drafts of [
    { base, mine, theirs },
    { base, mine: theirs, theirs: mine },
  ]) {
    expect(areInConflict(drafts)).toBe(false)
    const merged = mergeDrafts(drafts, 'mine')
    expect(idsOf(merged)).toEqual(['signup', 'spend', 'theirs', 'order'])
  }
})

test('two orders are a question', () => {
  const drafts = {
    base,
    mine: inOrder('signup', 'spend', 'order'),
    theirs: inOrder('order', 'spend', 'signup'),
  }
  expect(areInConflict(drafts)).toBe(true)
  expect(idsOf(mergeDrafts(drafts, 'mine'))).toEqual(['signup', 'spend', 'order'])
  expect(idsOf(mergeDrafts(drafts, 'theirs'))).toEqual(['order', 'spend', 'signup'])
})
