// What an order is worth, by the program in force when it was placed. Reads no clock, no database
// and no network: live settlement, backtest, preview and explanation all call this one function.
import { type Asset, pointsAmong } from '../kernel/assets/asset.ts'
import { endOfLot } from '../kernel/expiry.ts'
import type { OrderSnapshot } from '../kernel/facts.ts'
import { addDays } from '../kernel/time.ts'
import { buysPlan } from '../plans/terms.ts'
import type { ProgramSettings } from '../program/settings.ts'
import type { RuleBecause } from '../rules/catalogue.ts'
import type { CountedOrder } from '../rules/remaining.ts'
import { limitRules } from './choose-rules.ts'
import type { Effect, Evaluation, Inputs } from './evaluation.ts'
import { limitByMember } from './limit-by-member.ts'
import { lookAt } from './look-at-order.ts'
import { readyAudience } from './segments/ready-audience.ts'
import { hinder, valueRules } from './value-rules.ts'

/** @returns an effect for each rule that applied, and a `because` for each that did not. */
export function evaluate(inputs: Inputs, snapshot: OrderSnapshot): Evaluation {
  const { memberId } = inputs
  const looked = lookAt(inputs, snapshot)
  if (!looked) return { effects: [], unapplied: [] }
  const { settings, program, order, obstacle } = looked
  if (obstacle || memberId === null) {
    const unapplied = [...program.rules, ...program.campaigns].map((rule) => ({
      ...hinder(rule, obstacle?.obstacle ?? 'no_member'),
      ...obstacle,
    }))
    const waiting = obstacle?.obstacle === 'not_joined' ? waitingOf(inputs, snapshot) : null
    return { effects: [], unapplied, ...countsOf(order), ...(waiting ? { waiting } : {}) }
  }
  const { orders = 0, tier = null } = inputs.used ?? {}
  // Whoever buys it has it from this order on, and has not had it where they send it back.
  const isPaidMember = inputs.used?.isPaidMember || buysPlan(settings.plan, snapshot)
  const { audiences = {}, segments = [] } = inputs
  const audience = readyAudience({ audiences, segments, isIn: inputs.used?.segments ?? [] })
  const who = { ordinal: orders + 1, tier, isPaidMember, audience }
  const valued = valueRules({ program, snapshot, order, settings, ...who })
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
