// Whether somebody may act in the program now: by its phase, and by what they are to it.
import { accept, type Result, refuse } from '../kernel/refusals.ts'
import type { PhaseInForce } from '../program/phase.ts'
import type { MemberStatus, MembershipNow } from './standing.ts'

/**
 * Who may see the program at all, whatever they are to it. Refuses program_off, program_in_test.
 */
export function decideSight({ phase }: PhaseInForce, isTester: boolean): Result<void> {
  if (phase === 'off' || phase === 'shadow') return refuse('program_off')
  if (phase === 'test' && !isTester) return refuse('program_in_test')
  return accept(undefined)
}

const closedTo: Partial<Record<MemberStatus, 'not_joined' | 'member_paused' | 'member_excluded'>> =
  {
    not_joined: 'not_joined',
    left: 'not_joined',
    paused: 'member_paused',
    excluded: 'member_excluded',
  }

/**
 * Whether somebody may redeem. Refuses program_off, program_in_test, member_excluded,
 * member_paused, not_joined.
 */
export function decideAccess(phase: PhaseInForce, member: MembershipNow): Result<void> {
  const sight = decideSight(phase, member.isTester)
  if (!sight.ok) return sight
  const obstacle = closedTo[member.status]
  return obstacle ? refuse(obstacle) : accept(undefined)
}
