// What each rule gives for an order. First the rules that give points by themselves, of which some
// may count alone; then those that multiply what is left of these, in the same way. Stamp cards
// stand beside them: none gives way to points, and nothing multiplies stamps. Campaigns come on top
// of what the rules give, each of them and whichever of the rules count; so does a member's tier.
import type { Rounding, RuleObstacle } from '../kernel/because.ts'
import type { OrderSnapshot } from '../kernel/facts.ts'
import type { ProgramSettings } from '../program/settings.ts'
import { type AppliedBecause, type RuleBecause, ruleKind } from '../rules/catalogue.ts'
import type { CountedOrder, Remaining } from '../rules/remaining.ts'
import { orderOutside } from '../rules/scope.ts'
import { isAmong, notAmong } from '../rules/which-orders.ts'
import { chooseRules, limitRule } from './choose-rules.ts'
import { nameOfCode, type ReadyProgram, type ReadyRule } from './ready-program.ts'
import type { ReadyAudience } from './segments/ready-audience.ts'

interface Case {
  program: ReadyProgram
  snapshot: OrderSnapshot
  order: CountedOrder
  settings: Pick<ProgramSettings, 'rounding' | 'stacking'>
  /** Which order of the member it is: 1 is the first. */
  ordinal: number
  /** Id of the tier that the member holds; null: none. */
  tier: string | null
  isPaidMember: boolean
  audience: ReadyAudience
}

/**
 * @returns one for each rule, in the order of the settings, then what the tier gives on top, then
 *   one for each campaign.
 */
export function valueRules(one: Case): RuleBecause[] {
  const { program, settings } = one
  const becauses = new Map<ReadyRule, RuleBecause>()
  const limited = (rule: ReadyRule, value: (rule: ReadyRule) => RuleBecause) =>
    hinderedBy(rule, one) ?? limitRule(withMember(value(rule), rule, one.ordinal), rule.maximum)
  const choose = (rules: ReadyRule[], value: (rule: ReadyRule) => RuleBecause) => {
    const valued = rules.map((rule) => limited(rule, value))
    const chosen = chooseRules(valued, settings.stacking, rules)
    for (const [place, rule] of rules.entries()) becauses.set(rule, chosen[place] as RuleBecause)
  }
  const { givers, multipliers, cards } = partsOf(program)
  const giveOne = (rule: ReadyRule) => worthBy(rule, one)
  for (const card of cards) {
    becauses.set(card, hinderedBy(card, one) ?? limitRule(giveOne(card), card.maximum))
  }
  choose(givers, giveOne)
  const given = givers.flatMap((rule) => {
    const because = becauses.get(rule)
    return because?.applied ? [{ rule, because }] : []
  })
  const multiplyGiven = (rule: ReadyRule) => multiply(rule, given, one)
  choose(multipliers, multiplyGiven)
  return [
    ...program.rules.flatMap((rule) => becauses.get(rule) ?? []),
    ...byTier(one, multiplyGiven),
    ...program.campaigns.map((rule) =>
      nameCampaign(rule, limited(rule, rule.isMultiplier ? multiplyGiven : giveOne)),
    ),
  ]
}

/** What it multiplies is what rules give by themselves; where that is nothing, it says nothing. */
function byTier({ program, tier }: Case, multiplyGiven: (rule: ReadyRule) => RuleBecause) {
  const rule = tier === null ? undefined : program.tiers.get(tier)
  if (!rule) return []
  const because = multiplyGiven(rule)
  return because.applied ? [{ ...because, tier: rule.tier ?? '' }] : []
}

const worthBy = (rule: ReadyRule, { order, settings }: Case): RuleBecause =>
  give(rule, order.within(rule.scope), settings.rounding)

function partsOf({ rules }: ReadyProgram) {
  const points = rules.filter(({ asset }) => asset === 'points')
  return {
    givers: points.filter((rule) => !rule.isMultiplier),
    multipliers: points.filter((rule) => rule.isMultiplier),
    cards: rules.filter(({ asset }) => asset !== 'points'),
  }
}

/** Its name is kept with what it gave: it may be called otherwise later. */
const nameCampaign = ({ campaign = '' }: ReadyRule, because: RuleBecause): RuleBecause => ({
  ...because,
  campaign,
})

export const hinder = (rule: ReadyRule, obstacle: RuleObstacle): RuleBecause => ({
  rule: rule.kind,
  ruleId: rule.id,
  ...(rule.campaign === undefined ? {} : { campaign: rule.campaign }),
  applied: false,
  obstacle,
})

/** What keeps this rule from an order that earns; null where nothing does. */
function hinderedBy(
  rule: ReadyRule,
  { snapshot, order, ordinal, tier, isPaidMember, audience }: Case,
): RuleBecause | null {
  const { minimumMinor, orders, scope, codes } = rule
  const outside = orderOutside(scope, snapshot)
  if (outside) return hinder(rule, outside)
  if (rule.isForPaidMembers && !isPaidMember) return hinder(rule, 'not_paid_member')
  const others = audience.leavesOut(rule.id, tier)
  if (others) return { ...hinder(rule, others.obstacle), audience: others.audience } as RuleBecause
  if (orders && !isAmong(orders, ordinal)) {
    const { obstacle, ...figures } = notAmong(orders, ordinal)
    return { ...hinder(rule, obstacle), ...figures } as RuleBecause
  }
  if (codes && !snapshot.discountCodes.some((code) => codes.has(nameOfCode(code)))) {
    return hinder(rule, 'no_code')
  }
  const { placedMinor } = order
  if (placedMinor < minimumMinor) {
    return { ...hinder(rule, 'below_minimum'), minimumMinor, placedMinor } as RuleBecause
  }
  if (scope.limitsLines && order.within(scope).isEmpty) return hinder(rule, 'out_of_scope')
  return null
}

function give({ rule }: ReadyRule, order: Remaining, rounding: Rounding): RuleBecause {
  const { onOrder } = ruleKind(rule.kind)
  if (!onOrder) throw new Error(`The rule ${rule.kind} is not about orders`)
  return withPlaces(onOrder.evaluate(rule, order, rounding), order)
}

interface Given {
  rule: ReadyRule
  because: AppliedBecause
}

function multiply(ready: ReadyRule, given: Given[], { order, settings }: Case): RuleBecause {
  const { onPoints } = ruleKind(ready.rule.kind)
  if (!onPoints) throw new Error(`The rule ${ready.rule.kind} multiplies nothing`)
  const { scope } = ready
  const points = given.reduce((total, { rule, because }) => {
    if (!scope.limitsLines) return total + because.quantity
    if (!ruleKind(rule.kind).onOrder?.isForLines) return total
    const part = give(rule, order.within(rule.scope, scope), settings.rounding)
    return part.applied ? total + Math.min(part.quantity, because.quantity) : total
  }, 0)
  return withPlaces(onPoints.evaluate(ready.rule, points, settings.rounding), order.within(scope))
}

/** With what of its member the rule asked. */
function withMember(
  because: RuleBecause,
  { orders, isForPaidMembers }: ReadyRule,
  ordinal: number,
): RuleBecause {
  if (!because.applied || (!orders && !isForPaidMembers)) return because
  return {
    ...because,
    ...(orders ? { ordinal } : {}),
    ...(isForPaidMembers ? { paidMember: 1 as const } : {}),
  }
}

const withPlaces = (because: RuleBecause, { places }: Remaining): RuleBecause =>
  because.applied && places ? { ...because, lines: places } : because
