// The draft's list of rewards, changed one reward at a time, so that two people who work on two
// rewards do not get in each other's way. Whoever saves a reward names how it was when they began.
import { accept, type Result, refuse } from '../../kernel/refusals.ts'
import { moveItem } from '../../program/move-item.ts'
import type { Reward } from '../../reward-kinds/catalogue.ts'

export type RewardChange =
  | { do: 'save'; reward: Reward /** Null: it is new. */; before: Reward | null }
  | { do: 'switch'; id: string; isOn: boolean }
  | { do: 'move'; id: string; by: -1 | 1 }
  | { do: 'duplicate'; id: string; newId: string; title: string }
  | { do: 'remove'; id: string }
  | { do: 'restore'; reward: Reward; at: number }

export const mostRewards = 50

/** Refuses reward_unknown, reward_changed, too_many_rewards. */
export function arrange(rewards: Reward[], change: RewardChange): Result<Reward[]> {
  if (change.do === 'save') return save(rewards, change)
  if (change.do === 'restore') return restore(rewards, change)
  const at = rewards.findIndex((one) => one.id === change.id)
  const reward = rewards[at]
  if (!reward) return refuse('reward_unknown')
  switch (change.do) {
    case 'switch':
      return accept(rewards.with(at, { ...reward, isOn: change.isOn }))
    case 'move':
      return accept(moveItem(rewards, at, change.by))
    case 'remove':
      return accept(rewards.toSpliced(at, 1))
    case 'duplicate': {
      // A copy that is on from the start would be offered twice.
      const copy = { ...reward, id: change.newId, title: change.title, isOn: false }
      return insert(rewards, at + 1, copy)
    }
  }
}

function save(
  rewards: Reward[],
  { reward, before }: Extract<RewardChange, { do: 'save' }>,
): Result<Reward[]> {
  const at = rewards.findIndex((one) => one.id === reward.id)
  if (before === null) return at === -1 ? insert(rewards, rewards.length, reward) : accept(rewards)
  if (at === -1) return refuse('reward_unknown')
  const isAsBefore = JSON.stringify(rewards[at]) === JSON.stringify(before)
  return isAsBefore ? accept(rewards.with(at, reward)) : refuse('reward_changed')
}

/** Undo of a removal; undone twice it is there once. */
function restore(
  rewards: Reward[],
  { reward, at }: Extract<RewardChange, { do: 'restore' }>,
): Result<Reward[]> {
  if (rewards.some((one) => one.id === reward.id)) return accept(rewards)
  return insert(rewards, Math.min(at, rewards.length), reward)
}

function insert(rewards: Reward[], at: number, reward: Reward): Result<Reward[]> {
  if (rewards.length >= mostRewards) return refuse('too_many_rewards', { most: mostRewards })
  return accept(rewards.toSpliced(at, 0, reward))
}
