import { expect, test } from 'vitest'
import { freshReward, type Reward } from '../../reward-kinds/catalogue.ts'
import { arrange, mostRewards, type RewardChange } from './arrange.ts'

const reward = (id: string): Reward => freshReward('amount_off', id, 100)
const three = ['a', 'b', 'c'].map(reward)
const idsAfter = (change: RewardChange, rewards = three) => {
  const arranged = arrange(rewards, change)
  return arranged.ok ? arranged.value.map((one) => one.id) : arranged.refusal.code
}

test('a reward moves past its neighbour, and stays where it is at the ends', () => {
  expect(idsAfter({ do: 'move', id: 'b', by: -1 })).toEqual(['b', 'a', 'c'])
  expect(idsAfter({ do: 'move', id: 'b', by: 1 })).toEqual(['a', 'c', 'b'])
  expect(idsAfter({ do: 'move', id: 'a', by: -1 })).toEqual(['a', 'b', 'c'])
  expect(idsAfter({ do: 'move', id: 'c', by: 1 })).toEqual(['a', 'b', 'c'])
})

test('a removed reward comes back where it was, once however often it is undone', () => {
  expect(idsAfter({ do: 'remove', id: 'b' })).toEqual(['a', 'c'])
  const without = [reward('a'), reward('c')]
  const undo: RewardChange = { do: 'restore', reward: reward('b'), at: 1 }
  expect(idsAfter(undo, without)).toEqual(['a', 'b', 'c'])
  expect(idsAfter(undo)).toEqual(['a', 'b', 'c'])
})

test('a copy stands beside its original and is off', () => {
  const copy: RewardChange = { do: 'duplicate', id: 'a', newId: 'd', title: 'Copy' }
  expect(idsAfter(copy)).toEqual(['a', 'd', 'b', 'c'])
  const arranged = arrange(three, copy)
  expect(arranged.ok && arranged.value[1]).toMatchObject({ isOn: false, title: 'Copy' })
})

test('saved over somebody else’s change is refused; over one’s own beginning it is saved', () => {
  const mine = { ...reward('b'), points: 7 }
  expect(idsAfter({ do: 'save', reward: mine, before: reward('b') })).toEqual(['a', 'b', 'c'])
  const theirs = [reward('a'), { ...reward('b'), points: 9 }]
  expect(idsAfter({ do: 'save', reward: mine, before: reward('b') }, theirs)).toBe('reward_changed')
  expect(idsAfter({ do: 'save', reward: mine, before: reward('b') }, [])).toBe('reward_unknown')
})

test('a new reward saved twice by a double click is there once', () => {
  const saved = arrange(three, { do: 'save', reward: reward('d'), before: null })
  expect(saved.ok && saved.value).toHaveLength(4)
  expect(idsAfter({ do: 'save', reward: reward('c'), before: null })).toEqual(['a', 'b', 'c'])
})

test('there are at most fifty', () => {
  const full = Array.from({ length: mostRewards }, (_, n) => reward(`r${n}`))
  expect(idsAfter({ do: 'save', reward: reward('new'), before: null }, full)).toBe(
    'too_many_rewards',
  )
  const almost = full.slice(1)
  const saved = arrange(almost, { do: 'save', reward: reward('new'), before: null })
  expect(saved.ok && saved.value).toHaveLength(mostRewards)
})
