// What differs between two versions of a program, as typed changes; explain/ says them in words.
import type { ProgramSettings, Reward, Rule } from './settings.ts'

const settingNames = [
  'name',
  'pointsName',
  'awardedWhen',
  'pendingDays',
  'expiry',
  'movesUnannounced',
  'shortfall',
  'returnSpent',
  'rounding',
  'countedTax',
  'countedDiscounts',
  'ownDiscounts',
  'countsShipping',
  'countsTips',
  'countsDuties',
  'countsGiftCards',
  'countsGiftCardPayments',
  'countsStoreCreditPayments',
  'scope',
  'stacking',
  'orderMinimumMinor',
  'orderMaximum',
  'memberDayMaximum',
  'memberMonthMaximum',
  'memberMaximum',
  'graceDays',
  'membership',
  'claimDays',
  'termsUrl',
  'termsVersion',
  'excludedTags',
  'tiers',
  'tierReach',
  'tierPeriod',
  'challenges',
  'levels',
  'challengeHoldDays',
  'plan',
] as const satisfies (keyof ProgramSettings)[]

export type SettingName = (typeof settingNames)[number]

type Changed<What extends string, Item> =
  | { what: What; how: 'added' | 'removed' | 'turned_on' | 'turned_off'; item: Item }
  | { what: What; how: 'changed'; before: Item; item: Item }

export type Change =
  | { what: 'arrangement'; of: 'rule' | 'reward' }
  | Changed<'rule', Rule>
  | Changed<'reward', Reward>
  | {
      what: 'setting'
      name: SettingName
      before: ProgramSettings[SettingName]
      after: ProgramSettings[SettingName]
    }

/** Items that are off on both sides differ for nobody, so they are left out. */
export function compareVersions(before: ProgramSettings, after: ProgramSettings): Change[] {
  return [
    ...compareItems(before.rules, after.rules).map((one) => ({ what: 'rule' as const, ...one })),
    ...compareItems(before.rewards, after.rewards).map((one) => ({
      what: 'reward' as const,
      ...one,
    })),
    ...(isReordered(before.rules, after.rules) ? [reordered('rule')] : []),
    ...(isReordered(before.rewards, after.rewards) ? [reordered('reward')] : []),
    ...settingNames
      .filter((name) => !isSame(before[name], after[name]))
      .map((name) => ({
        what: 'setting' as const,
        name,
        before: before[name],
        after: after[name],
      })),
  ]
}

export function haveSameSettings(one: ProgramSettings, other: ProgramSettings): boolean {
  return isSame(one, other)
}

/** Settings come out of the schema with their keys in its order, so their texts can be compared. */
const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

type ItemChange<Item> =
  | { how: 'added' | 'removed' | 'turned_on' | 'turned_off'; item: Item }
  | { how: 'changed'; before: Item; item: Item }

function compareItems<Item extends { id: string; isOn: boolean }>(
  before: Item[],
  after: Item[],
): ItemChange<Item>[] {
  const removed = before
    .filter((item) => item.isOn && !after.some((other) => other.id === item.id))
    .map((item) => ({ how: 'removed' as const, item }))
  const kept = after.flatMap((item) =>
    compareItem(
      before.find((other) => other.id === item.id),
      item,
    ),
  )
  return [...kept, ...removed]
}

const reordered = (of: 'rule' | 'reward') => ({ what: 'arrangement' as const, of })

/** Whether what is on before and after stands in another order. */
function isReordered<Item extends { id: string; isOn: boolean }>(before: Item[], after: Item[]) {
  const idsOf = (items: Item[], among: Item[]) =>
    items
      .filter(({ id, isOn }) => isOn && among.some((one) => one.id === id && one.isOn))
      .map(({ id }) => id)
  return !isSame(idsOf(before, after), idsOf(after, before))
}

function compareItem<Item extends { isOn: boolean }>(
  before: Item | undefined,
  item: Item,
): ItemChange<Item>[] {
  if (!before) return item.isOn ? [{ how: 'added', item }] : []
  if (isSame(before, item) || (!before.isOn && !item.isOn)) return []
  if (before.isOn !== item.isOn) return [{ how: item.isOn ? 'turned_on' : 'turned_off', item }]
  return [{ how: 'changed', before, item }]
}
