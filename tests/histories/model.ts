// What the books promise, as plainly as it can be said and without a line of the program: an order
// is worth what its newest state is worth under the version in force when it was placed.
import type { ProgramSettings } from '../../app/loyalty/program/settings.ts'
import type { Rule } from '../../app/loyalty/rules/catalogue.ts'
import type { Scope } from '../../app/loyalty/rules/scope.ts'
import { type ModelCampaign, type RuleOnTop, rulesOnTop } from './campaigns/model-campaign.ts'
import { isForSegment, segmentsOf } from './campaigns/model-segments.ts'
import {
  addRanges,
  addUp,
  type Counted,
  countedOf,
  limitsLines,
  multiplied,
  type Part,
  type Range,
  type Rounding,
  rounded,
  type Worth,
} from './counted.ts'
import { knownAt } from './model/known-at.ts'
import { type ModelVersion, versionAt } from './model/versions.ts'
import { isChargedBack, isOneOf, isPaid, ordinalOf } from './ordinals.ts'
import { localDay } from './plans/calendar.ts'
import { buysOne, isForThem, isPaidMember } from './plans/paid-members.ts'
import { pointsOf, stampsOf } from './stamps.ts'
import { anyFactor, asFarAsKnown, factorOf, noSums, once, type Sums } from './tiers/model-tiers.ts'
import { amountOf, lineLeft, unitsLeft, type World, type WorldOrder } from './world.ts'

const dayMs = 24 * 60 * 60 * 1000

/** What comes on top, and which of its customer's orders it is; null: not known. */
interface Placed {
  onTop: RuleOnTop[]
  ordinal: number | null
  /** Whether its customer held the paid membership; null: not known. */
  isPaidMember: boolean | null
  /** In which segments its customer was; null: not known. */
  isIn: boolean[] | null
  /** By which the tier multiplies, in ten thousandths. */
  factor: Range
}

/** What a tier gives is booked under one key. */
const byTier = 'tier:factor'

/** As it counts; null where nothing of it can earn. */
export function takenPart(order: WorldOrder, settings: ProgramSettings): Counted | null {
  if (order.customer === null || order.isTest || order.cancelledAt !== null) return null
  if (!isPaid(order)) return null
  if (isChargedBack(order) || !isAbout(order, settings.scope)) return null
  const counted = countedOf(order, settings)
  return counted.isGone || counted.placed < settings.orderMinimumMinor ? null : counted
}

/** What an order is worth by itself, of whatever it may be limited to. */
function ownWorth(order: WorldOrder, settings: ProgramSettings, placed: Placed): Worth {
  const { onTop, ordinal, factor, isIn } = placed
  const isPaidMember = buysOne(order, settings.plan) || placed.isPaidMember
  const worth: Worth = new Map()
  const counted = takenPart(order, settings)
  if (!counted) return worth
  const { stacking, rounding } = settings
  const rules = settings.rules
    .filter((rule) => canApply(rule, order, counted))
    .filter((rule) => isOneOf(rule, ordinal) !== 'no' && isForThem(rule, isPaidMember) !== 'no')
  const asFarAsSure = (rule: OrderRule, range: Range) =>
    isOneOf(rule, ordinal) === 'surely' && isForThem(rule, isPaidMember) === 'surely'
      ? range
      : { ...range, least: 0 }
  const givers = rules.filter((rule) => rule.kind !== 'multiply' && rule.kind !== 'stamp')
  const given = chosen(givers, stacking, (rule) => {
    return asFarAsSure(rule, ownOf(rule, counted.within([rule.scope]), rounding))
  })
  const times = chosen(
    rules.filter((rule) => rule.kind === 'multiply'),
    stacking,
    (rule) => {
      const base = multipliedBy(rule, { given, counted, rounding })
      return asFarAsSure(rule, multiplied(rule.multiplierBps, base, rounding))
    },
  )
  const stamped = rules
    .filter((rule) => rule.kind === 'stamp')
    .map((rule) => [rule, stampsOf(rule, counted)] as const)
  // Campaigns come on top of what counts, all of them.
  const more = onTop
    .filter(({ segment }) => isForSegment(segment, isIn) !== 'no')
    .filter((rule) => canApply(rule, order, counted))
    .filter((rule) => isForThem(rule, isPaidMember) !== 'no')
    .filter((rule) => rule.kind !== 'stamp')
    .map((rule) => {
      const range = campaignOf(rule, { given, counted, rounding })
      const isSure = isForSegment(rule.segment, isIn) === 'surely'
      return [rule, asFarAsSure(rule, isSure ? range : { ...range, least: 0 })] as const
    })
  const all = [...given, ...times, ...stamped, ...more].map(
    ([{ id }, range]) => [id, range] as const,
  )
  for (const [id, range] of [
    ...all,
    [byTier, tieredOf([...given.values()], factor, rounding)] as const,
  ]) {
    worth.set(id, counted.mayBeGone ? { least: 0, most: range.most } : range)
  }
  return worth
}

/** More of what rules give by themselves. */
function tieredOf(given: Range[], factor: Range, rounding: Rounding): Range {
  const base = addRanges(given)
  const { least } = multiplied(factor.least, base, rounding)
  return { least, most: multiplied(factor.most, base, rounding).most }
}

type OrderRule = Exclude<Extract<Rule, { minimumMinor: number }>, { kind: 'referral' }>

function canApply<One extends Rule>(
  rule: One,
  order: WorldOrder,
  counted: Counted,
): rule is One & OrderRule {
  if (!('minimumMinor' in rule) || rule.kind === 'referral') return false
  if (!rule.isOn || counted.placed < rule.minimumMinor) return false
  const { scope, codes } = rule
  const isUsed = (code: string) => order.codes.some((one) => isSameCode(one, code))
  if (codes && !codes.some(isUsed)) return false
  if (scope && limitsLines(scope) && counted.within([scope]).isEmpty) return false
  return !scope || isAbout(order, scope)
}

const isSameCode = (one: string, other: string) => one.toLowerCase() === other.toLowerCase()

const channelNames: Record<string, string> = {
  web: 'web',
  pos: 'pos',
  shopify_draft_order: 'draft',
  subscription_x: 'subscription',
}

/** Whether the whole order is what this is about, whatever it holds. */
function isAbout({ channel, isBusiness }: WorldOrder, { channels, business }: Scope): boolean {
  if (business !== 'in' && isBusiness !== (business === 'only')) return false
  const names: string[] = channels
  return names.length === 0 || names.includes(channelNames[channel] ?? 'other')
}

type PointsRule = Exclude<OrderRule, { kind: 'stamp' }>
type Giver = Exclude<PointsRule, { kind: 'multiply' }>

function ownOf(rule: Giver, { least, most, units }: Part, rounding: Rounding): Range {
  const exactly = (points: number) => ({ least: points, most: points })
  if (rule.kind === 'order') return exactly(units === 0 ? 0 : rule.points)
  if (rule.kind === 'units') return exactly(units * rule.points)
  const points = (basis: number) => rounded(basis * rule.points, rule.perMinor, rounding)
  return { least: points(least), most: points(most) }
}

interface Base {
  given: Map<Giver, Range>
  counted: Counted
  rounding: Rounding
}

function campaignOf(rule: PointsRule, base: Base): Range {
  const { counted, rounding } = base
  const maximum = rule.maximum ?? Number.MAX_SAFE_INTEGER
  const { least, most } =
    rule.kind === 'multiply'
      ? multiplied(rule.multiplierBps, multipliedBy(rule, base), rounding)
      : ownOf(rule, counted.within([rule.scope]), rounding)
  return { least: Math.min(least, maximum), most: Math.min(most, maximum) }
}

/** Where a rule names lines, only what others give for these is multiplied. */
function multipliedBy({ scope }: PointsRule, { given, counted, rounding }: Base): Range {
  if (!scope || !limitsLines(scope)) return addRanges([...given.values()])
  const parts = [...given].flatMap(([rule, { least, most }]) => {
    if (rule.kind === 'order') return []
    const part = ownOf(rule, counted.within([rule.scope, scope]), rounding)
    return [{ least: Math.min(part.least, least), most: Math.min(part.most, most) }]
  })
  return addRanges(parts)
}

/**
 * Which of the rules count: all, or the one that gives most, of those that rank highest. Where it
 * cannot be told which, each of them may.
 */
function chosen<One extends PointsRule>(
  rules: One[],
  stacking: ProgramSettings['stacking'],
  rangeOf: (rule: One) => Range,
): Map<One, Range> {
  const ranges = rules.map((rule) => {
    const { least, most } = rangeOf(rule)
    const maximum = rule.maximum ?? Number.MAX_SAFE_INTEGER
    return { rule, least: Math.min(least, maximum), most: Math.min(most, maximum) }
  })
  const rank = ({ priority = 0 }: One) => (stacking === 'priority' ? priority : 0)
  const isBeaten = (one: (typeof ranges)[number], place: number) =>
    ranges.some((other, otherPlace) => {
      if (other.least === 0 || rank(other.rule) < rank(one.rule)) return false
      if (rank(other.rule) > rank(one.rule)) return true
      return other.least > one.most || (other.least === one.most && otherPlace < place)
    })
  const left =
    stacking === 'all' ? ranges : ranges.filter((one, n) => one.most > 0 && !isBeaten(one, n))
  const isSure = stacking === 'all' || left.length === 1
  return new Map(
    left.map(({ rule, least, most }) => [rule, { least: isSure ? least : 0, most }] as const),
  )
}

/** Rules give in their order until nothing is left. */
function held(worth: Worth, rules: Pick<Rule, 'id' | 'kind'>[], limit: Range): Worth {
  const left = { ...limit }
  return new Map(
    rules.flatMap(({ id, kind }) => {
      const given = worth.get(id)
      if (!given) return []
      if (kind === 'stamp') return [[id, given] as const]
      const least = Math.min(given.least, left.least)
      const most = Math.min(given.most, left.most)
      left.least = Math.max(0, left.least - most)
      left.most = Math.max(0, left.most - least)
      return [[id, { least, most }] as const]
    }),
  )
}

const anOrder = { least: 1, most: 1 }
const anything = { least: Number.MAX_SAFE_INTEGER, most: Number.MAX_SAFE_INTEGER }
const fixedAfterMs = 60 * dayMs

interface Told {
  versions: ModelVersion[]
  campaigns: ModelCampaign[]
  worthIn(order: WorldOrder): Worth
}

/** What an order counts towards tiers, as it was known then. */
function sumsOf(order: WorldOrder, at: number, { versions, campaigns, worthIn }: Told): Sums {
  const settings = versionAt(versions, order.placedAt)?.settings
  const known = knownAt(order, at)
  const counted = settings && takenPart(known, settings)
  if (!counted) return noSums
  const points = pointsOf(worthIn(known), settings)
  const isKnown = !counted.mayBeGone && !mayBeUnknown(order, versions, campaigns)
  return asFarAsKnown({ spendMinor: counted.whole, points, orders: anOrder }, isKnown)
}

export interface Values {
  /** By order. */
  worths: Map<number, Worth>
  /** What an order counts towards tiers, as it was known at a moment. */
  sumsAt(order: WorldOrder, at: number): Sums
}

/**
 * In the order in which they were placed, each as far as the limits leave it something. What was
 * earned before counts as it was known then.
 */
export function valuesOf(
  world: Pick<World, 'orders' | 'timeZone' | 'now'>,
  versions: ModelVersion[],
  campaigns: ModelCampaign[] = [],
): Values {
  const placed = [...world.orders].sort(
    (a, b) => a.placedAt - b.placedAt || (String(a.id) < String(b.id) ? -1 : 1),
  )
  const lefts = new Map<number, Range>()
  const ordinals = new Map<number, number | null>()
  const members = new Map<number, boolean | null>()
  const factors = new Map<number, Range>()
  const segments = new Map<number, boolean[] | null>()
  const sumsAt = (order: WorldOrder, at: number) =>
    sumsOf(order, at, { versions, campaigns, worthIn })
  const worthIn = (order: WorldOrder): Worth => {
    const settings = versionAt(versions, order.placedAt)?.settings
    if (!settings) return new Map()
    const most = settings.orderMaximum ?? Number.MAX_SAFE_INTEGER
    const onTop = rulesOnTop(campaigns, order.placedAt)
    const rules = [...settings.rules, { id: byTier, kind: 'multiply' as const }, ...onTop]
    const ordinal = ordinals.get(order.id) ?? null
    const isPaidMember = members.get(order.id) ?? null
    const factor = factors.get(order.id) ?? once
    const isIn = segments.get(order.id) ?? null
    const own = ownWorth(order, settings, { onTop, ordinal, isPaidMember, factor, isIn })
    return held(held(own, rules, { least: most, most }), rules, lefts.get(order.id) ?? anything)
  }
  for (const [place, order] of placed.entries()) {
    const settings = versionAt(versions, order.placedAt)?.settings
    const earlier = placed.slice(0, place).filter((one) => one.customer === order.customer)
    const usedIn = (span: number) => {
      const same = earlier.filter((one) => dayIn(one, span) === dayIn(order, span))
      return same.map((one) => {
        const known = worthIn(knownAt(one, order.placedAt))
        const { least, most } = pointsOf(known, versionAt(versions, one.placedAt)?.settings)
        return { least: mayBeUnknown(one, versions, campaigns) ? 0 : least, most }
      })
    }
    const dayIn = ({ placedAt }: WorldOrder, span: number) =>
      localDay(placedAt, world.timeZone).slice(0, span)
    // What was before an old order is what it was when it was settled last.
    const isFixed = world.now - order.placedAt > fixedAfterMs
    ordinals.set(order.id, isFixed ? null : ordinalOf(order, earlier))
    segments.set(order.id, isFixed ? null : segmentsOf(order, earlier))
    const known = { versions, timeZone: world.timeZone }
    members.set(order.id, isFixed ? null : isPaidMember(order, earlier, known))
    if (settings && settings.tiers.length > 0) {
      const sums = (one: WorldOrder) => ({ day: dayIn(one, 10), sums: sumsAt(one, order.placedAt) })
      const ofTier = () => factorOf(dayIn(order, 10), settings, earlier.map(sums))
      factors.set(order.id, isFixed ? anyFactor(settings) : ofTier())
    }
    const spans = [
      [settings?.memberDayMaximum, 10],
      [settings?.memberMonthMaximum, 7],
      [settings?.memberMaximum, 0],
    ] as const
    const left = { ...anything }
    for (const [most, span] of spans) {
      if (most === null || most === undefined) continue
      const used = usedIn(span)
      const usedMost = isFixed ? most : used.reduce((sum, one) => sum + one.most, 0)
      const usedLeast = isFixed ? 0 : used.reduce((sum, one) => sum + one.least, 0)
      left.least = Math.min(left.least, Math.max(0, most - usedMost))
      left.most = Math.min(left.most, Math.max(0, most - usedLeast))
    }
    lefts.set(order.id, left)
  }
  return { worths: new Map(placed.map((order) => [order.id, worthIn(order)])), sumsAt }
}

/**
 * What an order's state does not tell is asked for where points depend on it: of one that was first
 * heard of when all of it had gone back, nobody asked. What is observed follows the deliveries.
 */
export function mayBeUnknown(
  order: WorldOrder,
  versions: ModelVersion[],
  campaigns: ModelCampaign[],
): boolean {
  const settings = versionAt(versions, order.placedAt)?.settings
  if (!settings || (order.cancelledAt === null && order.status !== 'refunded')) return false
  const rules = [...settings.rules, ...rulesOnTop(campaigns, order.placedAt)]
  const scopes = [settings, ...rules.filter(({ isOn }) => isOn)].flatMap((one) =>
    'scope' in one && one.scope ? [one.scope] : [],
  )
  const namesCollections = scopes.some(
    (one) => one.collections.length + one.excludedCollections.length > 0,
  )
  const paidWithGiven =
    (!settings.countsGiftCardPayments && order.giftCardMinor > 0) ||
    (!settings.countsStoreCreditPayments && order.storeCreditMinor > 0)
  return namesCollections || paidWithGiven
}
