// What of an order counts by its program, and what keeps all of it from earning, whatever the rule.
// Pure.
import type { RuleObstacle } from '../kernel/because.ts'
import type { OrderSnapshot } from '../kernel/facts.ts'
import type { MemberStatus } from '../membership/standing.ts'
import type { Phase } from '../program/phase.ts'
import type { ProgramSettings } from '../program/settings.ts'
import { type CountedOrder, remainingOf } from '../rules/remaining.ts'
import { orderOutside } from '../rules/scope.ts'
import type { Inputs } from './evaluation.ts'
import { needsAnything, needsOf } from './needs.ts'
import { wasPaid } from './observe.ts'
import { type ReadyProgram, readyProgram } from './ready-program.ts'

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

export interface LookedAt extends Whole {
  obstacle: Obstacle | null
}

/** @returns null where no program was in force. */
export function lookAt(inputs: Inputs, snapshot: OrderSnapshot): LookedAt | null {
  const { version, campaigns } = inputs
  if (!version) return null
  const { settings } = version
  const program = readyProgram(settings, campaigns)
  const known = { ...inputs.observed, ownCodes: inputs.ownCodes }
  const order = remainingOf(snapshot, settings, { known, scope: program.scope })
  const whole = { settings, program, order }
  return { ...whole, obstacle: obstacleTo(inputs, snapshot, whole) }
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
