// What an order is worth, by the program in force when it was placed. Reads no clock, no database
// and no network: live settlement, backtest, preview and explanation all call this one function.
import { type Asset, pointsAmong } from '../kernel/assets/asset.ts'
import type { RuleObstacle } from '../kernel/because.ts'
import { endOfLot } from '../kernel/expiry.ts'
import type { OrderSnapshot } from '../kernel/facts.ts'
import { addDays } from '../kernel/time.ts'
import type { MemberStatus } from '../membership/standing.ts'
import type { Phase } from '../program/phase.ts'
import type { ProgramSettings } from '../program/settings.ts'
import type { RuleBecause } from '../rules/catalogue.ts'
import { type CountedOrder, remainingOf } from '../rules/remaining.ts'
import { orderOutside } from '../rules/scope.ts'
import { limitRules } from './choose-rules.ts'
import type { Effect, Evaluation, Inputs } from './evaluation.ts'
import { limitByMember } from './limit-by-member.ts'
import { needsAnything, needsOf } from './needs.ts'
import { wasPaid } from './observe.ts'
import { type ReadyProgram, readyProgram } from './ready-program.ts'
import { hinder, valueRules } from './value-rules.ts'

/** @returns an effect for each rule that applied, and a `because` for each that did not. */
export function evaluate(inputs: Inputs, snapshot: OrderSnapshot): Evaluation {
  const { version, memberId, campaigns } = inputs
  if (!version) return { effects: [], unapplied: [] }
  const { settings } = version
  const program = readyProgram(settings, campaigns)
  const known = { ...inputs.observed, ownCodes: inputs.ownCodes }
  const order = remainingOf(snapshot, settings, { known, scope: program.scope })
  const obstacle = obstacleTo(inputs, snapshot, { settings, program, order })
  if (obstacle || memberId === null) {
    const unapplied = [...program.rules, ...program.campaigns].map((rule) => ({
      ...hinder(rule, obstacle?.obstacle ?? 'no_member'),
      ...obstacle,
    }))
    const waiting = obstacle?.obstacle === 'not_joined' ? waitingOf(inputs, snapshot) : null
    return { effects: [], unapplied, ...countsOf(order), ...(waiting ? { waiting } : {}) }
  }
  const ordinal = (inputs.used?.orders ?? 0) + 1
  const valued = valueRules({ program, snapshot, order, settings, ordinal })
  const assetOf = (because: RuleBecause) => program.assets.get(because.ruleId) ?? 'points'
  const isPoints = (because: RuleBecause) => assetOf(because) === 'points'
  const points = program.assets.size === 0 ? valued : valued.filter(isPoints)
  const limited = limitPoints(points, settings, inputs.used)
  const becauses = program.assets.size === 0 ? limited : putBack(limited, valued, assetOf)
  const times = timesOf(inputs, snapshot, settings)
  return {
    effects: becauses.flatMap((because) =>
      effectOf(because, { memberId, asset: assetOf(because), ...times }),
    ),
    unapplied: becauses.filter((because) => !because.applied),
    ...countsOf(order),
  }
}

function countsOf({ lines, extras, share }: CountedOrder) {
  return {
    lines,
    ...(Object.keys(extras).length > 0 ? { extras } : {}),
    ...(share ? { share } : {}),
  }
}

/** What the order would earn a member, which waits for them to join; null where that is nothing. */
function waitingOf(inputs: Inputs, snapshot: OrderSnapshot): Evaluation['waiting'] | null {
  const { effects } = evaluate({ ...inputs, status: 'member' }, snapshot)
  const days = inputs.version?.settings.claimDays ?? 0
  if (effects.length === 0 || days === 0) return null
  const from = new Date(inputs.countedFrom ?? snapshot.processedAt)
  return { points: pointsAmong(effects), until: addDays(from, days).toISOString() }
}

const closedBy: Partial<Record<Phase, RuleObstacle>> = {
  off: 'program_off',
  winding_down: 'winding_down',
}

const closedTo: Partial<Record<MemberStatus, RuleObstacle>> = {
  not_joined: 'not_joined',
  left: 'not_joined',
  paused: 'paused',
  excluded: 'excluded',
}

interface Whole {
  settings: ProgramSettings
  program: ReadyProgram
  order: CountedOrder
}

/** With the figures that it is said with. */
interface Obstacle {
  obstacle: RuleObstacle
  minimumMinor?: number
  placedMinor?: number
}

/** What keeps the whole order from earning, whatever the rule; null where nothing does. */
function obstacleTo(inputs: Inputs, snapshot: OrderSnapshot, whole: Whole): Obstacle | null {
  const { memberId, phase = 'live', status = 'member' } = inputs
  const { isTester = false, isDevelopment = false } = inputs
  if (snapshot.isTest && !isTester && !isDevelopment) return { obstacle: 'test_order' }
  if (memberId === null) return { obstacle: 'no_member' }
  if (phase === 'test' && !isTester) return { obstacle: 'program_in_test' }
  const closed = closedBy[phase]
  if (closed) return { obstacle: closed }
  const obstacle = obstacleOf(inputs, snapshot, whole)
  if (obstacle) return obstacle
  const shut = closedTo[status]
  return shut ? { obstacle: shut } : null
}

/** What the order itself says against earning. */
function obstacleOf(
  { observed, campaigns }: Inputs,
  snapshot: OrderSnapshot,
  { settings, program, order }: Whole,
): Obstacle | null {
  if (snapshot.cancelledAt !== null) return { obstacle: 'cancelled' }
  if (observed?.chargeback?.isLost) return { obstacle: 'charged_back' }
  if (!wasPaid(snapshot, observed)) return { obstacle: 'not_paid' }
  const outside = orderOutside(program.scope, snapshot)
  if (outside) return { obstacle: outside }
  const needs = needsOf(settings, snapshot, observed, campaigns)
  if (snapshot.payment !== 'refunded' && needsAnything(needs))
    return { obstacle: 'awaiting_details' }
  const { placedMinor, countedMinor, units } = order
  // A free order has units and no money: its fixed award stands until the units are gone.
  if (countedMinor === 0 && (units === 0 || placedMinor > 0)) {
    const isRefunded = snapshot.refunds.length > 0 || snapshot.payment === 'refunded'
    return { obstacle: isRefunded ? 'refunded' : 'nothing_counts' }
  }
  const { orderMinimumMinor: minimumMinor } = settings
  return placedMinor < minimumMinor
    ? { obstacle: 'below_minimum', minimumMinor, placedMinor }
    : null
}

type Times = Pick<Effect, 'availableAt' | 'expiresAt' | 'idleMonths' | 'movesTo'>

/** What was not sent yet has no day: its points wait until they know of one. */
function timesOf(inputs: Inputs, snapshot: OrderSnapshot, settings: ProgramSettings): Times {
  const awardedAt = awardedAtOf(inputs, snapshot, settings)
  if (awardedAt === null) return { availableAt: null, expiresAt: null }
  const { timeZone, countedFrom } = inputs
  const available = addDays(new Date(awardedAt), settings.pendingDays)
  const { expiry, movesUnannounced } = settings
  // Points for past orders live from the day they were decided on: none has ended before it was
  // given.
  const decided = new Date(countedFrom ?? 0)
  const lives = decided > available ? decided : available
  const end = endOfLot(expiry, lives, { timeZone, movesUnannounced })
  return {
    availableAt: available.toISOString(),
    expiresAt: end.expiresAt?.toISOString() ?? null,
    ...(end.idleMonths ? { idleMonths: end.idleMonths } : {}),
    ...(end.movesTo ? { movesTo: end.movesTo.toISOString() } : {}),
  }
}

function awardedAtOf(
  { observed }: Inputs,
  { processedAt, fulfilledAt }: OrderSnapshot,
  { awardedWhen }: ProgramSettings,
): string | null {
  return awardedWhen === 'fulfilled' ? fulfilledAt : (observed?.paidAt ?? processedAt)
}

/** Points that were held to a limit, each in its own place among the stamps. */
function putBack(
  limited: RuleBecause[],
  valued: RuleBecause[],
  assetOf: (because: RuleBecause) => Asset,
): RuleBecause[] {
  const next = limited.values()
  return valued.map((because) =>
    assetOf(because) === 'points' ? (next.next().value ?? because) : because,
  )
}

/** The most of points that one order, and one member, can earn: stamps are neither. */
function limitPoints(points: RuleBecause[], settings: ProgramSettings, used: Inputs['used']) {
  const { orderMaximum: most } = settings
  const limited = most === null ? points : limitRules(points, { by: 'order_maximum', most })
  return limitByMember(limited, settings, used)
}

type Given = Times & Pick<Effect, 'memberId' | 'asset'>

function effectOf(because: RuleBecause, { memberId, asset, ...times }: Given): Effect[] {
  if (!because.applied) return []
  const { ruleId: key, quantity } = because
  return [{ memberId, key, asset, quantity, ...times, because }]
}
