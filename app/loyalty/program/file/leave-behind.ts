// Another shop's products, collections, markets and segments are nothing here. A rule or a reward
// that named some would be about everything without them, so it comes along switched off, and the
// merchant is told. Terms and excluded tags are a shop's own, and stay as the draft has them. Pure.
import { type Reward, rewardSchema } from '../../reward-kinds/catalogue.ts'
import type { Rule } from '../../rules/catalogue.ts'
import type { Challenge } from '../challenges/challenge-settings.ts'
import type { ProgramSettings } from '../settings.ts'

/** Fields that hold what was picked of a shop's things. */
export const pickedFields: readonly string[] = [
  'products',
  'collections',
  'excludedProducts',
  'excludedCollections',
  'markets',
  'variant',
  'segment',
  'yearly',
  'forever',
]

export type LeftBehind =
  | { what: 'rule_off'; item: Rule }
  | { what: 'reward_off'; item: Reward }
  /** It is nothing without what it named. */
  | { what: 'reward_gone'; item: Reward }
  | { what: 'challenge_gone'; item: Challenge }
  | { what: 'scope_open' }
  | { what: 'plan_off' }

export function leaveBehind(
  settings: ProgramSettings,
  draft: ProgramSettings,
): { settings: ProgramSettings; left: LeftBehind[] } {
  const left: LeftBehind[] = []
  const rules = settings.rules.map((item) => {
    if (!namesThings(item)) return item
    left.push({ what: 'rule_off', item })
    return { ...withoutThings(item), isOn: false }
  })
  const rewards = settings.rewards.flatMap((item) => {
    if (!namesThings(item)) return [item]
    const bare = rewardSchema.safeParse({ ...withoutThings(item), isOn: false })
    left.push({ what: bare.success ? 'reward_off' : 'reward_gone', item })
    return bare.success ? [bare.data] : []
  })
  // About anything at all it would be another challenge.
  const challenges = settings.challenges.filter((item) => !namesThings(item))
  for (const item of settings.challenges.filter(namesThings))
    left.push({ what: 'challenge_gone', item })
  if (namesThings(settings.scope)) left.push({ what: 'scope_open' })
  const scope = withoutThings(settings.scope)
  const { termsUrl, termsVersion, excludedTags } = draft
  const plan = withoutProducts(settings.plan)
  if (plan !== settings.plan) left.push({ what: 'plan_off' })
  const own = { plan, termsUrl, termsVersion, excludedTags }
  return { settings: { ...settings, rules, rewards, challenges, scope, ...own }, left }
}

/** What a paid membership is sold as is the other shop's. */
function withoutProducts(plan: ProgramSettings['plan']): ProgramSettings['plan'] {
  return namesThings(plan) ? { ...withoutThings(plan), isOn: false, url: '' } : plan
}

function namesThings(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  return Object.entries(value).some(([name, one]) =>
    pickedFields.includes(name) ? isSomething(one) : namesThings(one),
  )
}

const isSomething = (value: unknown) =>
  Array.isArray(value) ? value.length > 0 : value !== null && value !== undefined

function withoutThings<T extends object>(value: T): T {
  const kept = Object.entries(value).map(([name, one]) => {
    if (pickedFields.includes(name)) return [name, Array.isArray(one) ? [] : null]
    const isGroup = typeof one === 'object' && one !== null && !Array.isArray(one)
    return [name, isGroup ? withoutThings(one) : one]
  })
  return Object.fromEntries(kept) as T
}
