// Whom campaigns are for, and whether an order's member was among them. Pure.
import { type Audience, segmentOf } from '../../kernel/audience/audience.ts'
import type { SaidSegment } from '../../segments/segment.ts'

export interface ReadyAudience {
  /** Why the rule is not for the member, and whom it is for; null where it is. */
  leavesOut(ruleId: string, tier: string | null): Others | null
}

interface Others {
  obstacle: 'not_in_tier' | 'not_in_segment'
  /** By name. */
  audience: string
}

interface Known {
  /** By the ids of rules. */
  audiences: Record<string, Audience>
  segments: SaidSegment[]
  /** Ids of the segments that the member is in. */
  isIn: number[]
}

export const readyAudience = ({ audiences, segments, isIn }: Known): ReadyAudience => ({
  leavesOut(ruleId, tier) {
    const audience = audiences[ruleId]
    if (!audience) return null
    if (audience.who === 'tiers') {
      const isHeld = audience.tiers.some(({ id }) => id === tier)
      const names = audience.tiers.map(({ title }) => title).join(', ')
      return isHeld ? null : { obstacle: 'not_in_tier', audience: names }
    }
    const id = segmentOf(audience)
    if (id !== null && isIn.includes(id)) return null
    const name = segments.find(({ segment }) => segment === id)?.name ?? ''
    return { obstacle: 'not_in_segment', audience: name }
  },
})
