// What an order is worth, by the program in force when it was placed. Reads no clock, no database
// and no network: live settlement, backtest, preview and explanation all call this one function.
import type { RuleBecause, RuleObstacle } from '../kernel/because.ts'
import type { OrderSnapshot, PaymentState } from '../kernel/facts.ts'
import { addDays, endOfDayAfterMonths } from '../kernel/time.ts'
import type { OrderRule, ProgramSettings, Rule, SpendRule } from '../program/settings.ts'
import type { Effect, Evaluation, Inputs } from './evaluation.ts'
import { evaluateOrder } from './order.ts'
import { type Remaining, remainingOf } from './remaining.ts'
import { evaluateSpend } from './spend.ts'

const paid: ReadonlySet<PaymentState> = new Set(['paid', 'partially_refunded', 'refunded'])

/** @returns an effect for each rule that applied, and a `because` for each that did not. */
export function evaluate(inputs: Inputs, snapshot: OrderSnapshot): Evaluation {
  const { version, memberId, timeZone } = inputs
  if (!version) return { effects: [], unapplied: [] }
  const { settings } = version
  const rules = settings.rules.filter(isForOrders)
  const order = remainingOf(snapshot)
  const obstacle = obstacleTo(snapshot, order, memberId)
  if (obstacle || memberId === null) {
    return { effects: [], unapplied: rules.map((rule) => hinder(rule, obstacle ?? 'no_member')) }
  }
  const becauses = rules.map((rule) => evaluateRule(rule, order, settings))
  const times = timesOf(snapshot, settings, timeZone)
  return {
    effects: becauses.flatMap((because) => effectOf(because, memberId, times)),
    unapplied: becauses.filter((because) => !because.applied),
  }
}

type RuleForOrders = SpendRule | OrderRule

function isForOrders(rule: Rule): rule is RuleForOrders {
  return rule.isOn && rule.kind !== 'signup'
}

function evaluateRule(
  rule: RuleForOrders,
  order: Remaining,
  settings: ProgramSettings,
): RuleBecause {
  return rule.kind === 'spend'
    ? evaluateSpend(rule, order, settings.rounding)
    : evaluateOrder(rule, order)
}

/** What keeps the whole order from earning, whatever the rule; null where nothing does. */
function obstacleTo(
  snapshot: OrderSnapshot,
  order: Remaining,
  memberId: string | null,
): RuleObstacle | null {
  if (snapshot.isTest) return 'test_order'
  if (memberId === null) return 'no_member'
  if (snapshot.cancelledAt !== null) return 'cancelled'
  if (!paid.has(snapshot.payment)) return 'not_paid'
  // A free order has units and no money: its fixed award stands until the units are gone.
  const isGone = !order.hasUnits || (order.countedMinor === 0 && order.placedMinor > 0)
  if (!isGone) return null
  return snapshot.refunds.length > 0 || snapshot.payment === 'refunded'
    ? 'refunded'
    : 'nothing_counts'
}

function hinder(rule: RuleForOrders, obstacle: RuleObstacle): RuleBecause {
  return { rule: rule.kind, ruleId: rule.id, applied: false, obstacle }
}

interface Times {
  availableAt: string
  expiresAt: string | null
}

function timesOf(snapshot: OrderSnapshot, settings: ProgramSettings, timeZone: string): Times {
  const available = addDays(new Date(snapshot.processedAt), settings.pendingDays)
  const { expiryMonths } = settings
  const expires =
    expiryMonths === null ? null : endOfDayAfterMonths(available, expiryMonths, timeZone)
  return { availableAt: available.toISOString(), expiresAt: expires?.toISOString() ?? null }
}

function effectOf(because: RuleBecause, memberId: string, times: Times): Effect[] {
  if (!because.applied) return []
  const { ruleId: key, quantity } = because
  return [{ memberId, key, asset: 'points', quantity, ...times, because }]
}
