// Which changes of a program take something from its members, or may: less for an order, dearer
// rewards or none, a shorter life, a longer wait, tighter limits, fewer who take part. Each is
// weighed by itself, since no gain of one member makes up for what another loses. Pure.
import { type Change, compareVersions } from '../compare-versions.ts'
import type { ProgramSettings } from '../settings.ts'
import type { Weigh } from './weigh.ts'
import { ofRewards, ofRules, ofSettings, weigherOf } from './weights.ts'

export function adverseChanges(before: ProgramSettings, after: ProgramSettings): Change[] {
  // Where only the rule that ranks first counts, any other order may put a lesser one there.
  const isRanked = before.stacking === 'priority' || after.stacking === 'priority'
  return compareVersions(before, after).filter((change) => isAdverse(change, isRanked))
}

function isAdverse(change: Change, isRanked: boolean): boolean {
  switch (change.what) {
    case 'setting':
      return ofSettings[change.name](change.before, change.after)
    case 'arrangement':
      return change.of === 'rule' && isRanked
    case 'reward':
      return isItemAdverse(change, ofRewards)
    case 'rule':
      if (change.how === 'added' || change.how === 'turned_on') return isRanked
      return isItemAdverse(change, isRanked ? ofRules : { ...ofRules, priority: () => false })
  }
}

type ItemChange = Extract<Change, { what: 'rule' | 'reward' }>

function isItemAdverse(change: ItemChange, weights: Record<string, Weigh>): boolean {
  if (change.how !== 'changed') return change.how === 'removed' || change.how === 'turned_off'
  const [before, after] = [{ ...change.before }, { ...change.item }] as Record<string, unknown>[]
  const fields = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])
  return [...fields].some((field) => {
    const [had, has] = [before?.[field], after?.[field]]
    const isSame = JSON.stringify(had) === JSON.stringify(has)
    return !isSame && weigherOf(weights, field)(had, has)
  })
}
