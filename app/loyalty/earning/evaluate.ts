// What an order is worth, by the program in force when it was placed. Reads no clock, no database
// and no network: live settlement, backtest, preview and explanation all call this one function.
import type { Rounding, RuleObstacle } from '../kernel/because.ts'
import { endOfLot } from '../kernel/expiry.ts'
import type { OrderSnapshot, PaymentState } from '../kernel/facts.ts'
import { addDays } from '../kernel/time.ts'
import type { MemberStatus } from '../membership/standing.ts'
import type { Phase } from '../program/phase.ts'
import type { ProgramSettings } from '../program/settings.ts'
import { type Rule, type RuleBecause, ruleKind } from '../rules/catalogue.ts'
import { type Remaining, remainingOf } from '../rules/remaining.ts'
import { chooseRules } from './choose-rules.ts'
import type { Effect, Evaluation, Inputs } from './evaluation.ts'

const paid: ReadonlySet<PaymentState> = new Set(['paid', 'partially_refunded', 'refunded'])

/** @returns an effect for each rule that applied, and a `because` for each that did not. */
export function evaluate(inputs: Inputs, snapshot: OrderSnapshot): Evaluation {
  const { version, memberId } = inputs
  if (!version) return { effects: [], unapplied: [] }
  const { settings } = version
  const rules = settings.rules.flatMap((rule) => orderRule(rule, settings.rounding))
  const order = remainingOf(snapshot, settings)
  const obstacle = obstacleTo(inputs, snapshot, order)
  if (obstacle || memberId === null) {
    const unapplied = rules.map((rule) => hinder(rule, obstacle ?? 'no_member'))
    const waiting = obstacle === 'not_joined' ? waitingOf(inputs, snapshot) : null
    return { effects: [], unapplied, ...(waiting ? { waiting } : {}) }
  }
  const ranks = new Map(settings.rules.map((rule) => [rule.id, rankOf(rule)]))
  const valued = rules.map((rule) => rule.evaluate(order))
  const becauses = chooseRules(valued, settings, ranks)
  const times = timesOf(snapshot, settings, inputs.timeZone)
  return {
    effects: becauses.flatMap((because) => effectOf(because, memberId, times)),
    unapplied: becauses.filter((because) => !because.applied),
  }
}

/** What the order would earn a member, which waits for them to join; null where that is nothing. */
function waitingOf(inputs: Inputs, snapshot: OrderSnapshot): Evaluation['waiting'] | null {
  const { effects } = evaluate({ ...inputs, status: 'member' }, snapshot)
  const points = effects.reduce((sum, effect) => sum + effect.quantity, 0)
  const days = inputs.version?.settings.claimDays ?? 0
  if (points === 0 || days === 0) return null
  return { points, until: addDays(new Date(snapshot.processedAt), days).toISOString() }
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

/** What keeps the whole order from earning, whatever the rule; null where nothing does. */
function obstacleTo(
  inputs: Inputs,
  snapshot: OrderSnapshot,
  order: Remaining,
): RuleObstacle | null {
  const { memberId, phase = 'live', status = 'member' } = inputs
  const { isTester = false, isDevelopment = false } = inputs
  if (snapshot.isTest && !isTester && !isDevelopment) return 'test_order'
  if (memberId === null) return 'no_member'
  if (phase === 'test' && !isTester) return 'program_in_test'
  return closedBy[phase] ?? obstacleOf(snapshot, order) ?? closedTo[status] ?? null
}

/** What the order itself says against earning. */
function obstacleOf(snapshot: OrderSnapshot, order: Remaining): RuleObstacle | null {
  if (snapshot.cancelledAt !== null) return 'cancelled'
  if (!paid.has(snapshot.payment)) return 'not_paid'
  // A free order has units and no money: its fixed award stands until the units are gone.
  const isGone = !order.hasUnits || (order.countedMinor === 0 && order.placedMinor > 0)
  if (!isGone) return null
  return snapshot.refunds.length > 0 || snapshot.payment === 'refunded'
    ? 'refunded'
    : 'nothing_counts'
}

const rankOf = (rule: Rule) => ('priority' in rule ? (rule.priority ?? 0) : 0)

interface RuleOnOrder {
  kind: RuleBecause['rule']
  id: string
  evaluate(order: Remaining): RuleBecause
}

/** A rule that is on and about orders; nothing for the others. */
function orderRule(rule: Rule, rounding: Rounding): RuleOnOrder[] {
  const { onOrder } = ruleKind(rule.kind)
  if (!rule.isOn || !onOrder) return []
  const { kind, id } = rule
  return [{ kind, id, evaluate: (order) => onOrder.evaluate(rule, order, rounding) }]
}

function hinder(rule: RuleOnOrder, obstacle: RuleObstacle): RuleBecause {
  return { rule: rule.kind, ruleId: rule.id, applied: false, obstacle }
}

type Times = Pick<Effect, 'availableAt' | 'expiresAt' | 'idleMonths' | 'movesTo'>

function timesOf(snapshot: OrderSnapshot, settings: ProgramSettings, timeZone: string): Times {
  const available = addDays(new Date(snapshot.processedAt), settings.pendingDays)
  const { expiry, movesUnannounced } = settings
  const end = endOfLot(expiry, available, { timeZone, movesUnannounced })
  return {
    availableAt: available.toISOString(),
    expiresAt: end.expiresAt?.toISOString() ?? null,
    ...(end.idleMonths ? { idleMonths: end.idleMonths } : {}),
    ...(end.movesTo ? { movesTo: end.movesTo.toISOString() } : {}),
  }
}

function effectOf(because: RuleBecause, memberId: string, times: Times): Effect[] {
  if (!because.applied) return []
  const { ruleId: key, quantity } = because
  return [{ memberId, key, asset: 'points', quantity, ...times, because }]
}
