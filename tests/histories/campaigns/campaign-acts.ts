// What can happen to campaigns in a history, and where orders lie in one.
import fc from 'fast-check'
import { campaignRule } from '../settings-plan.ts'

/** Where an order may lie on the edge of the newest campaign: on it, or a millisecond before. */
export const campaignEdges = ['starts', 'before it starts', 'ends', 'before it ends'] as const
export type CampaignEdge = (typeof campaignEdges)[number]

/** For everybody, or the place of the segment that it is for. */
const segment = fc.constantFrom(null, null, null, 0, 1, 2)
const whichCampaign = fc.constantFrom(0, 0, 0, 1)
/** Minutes until it begins (0: as soon as it can) and that it lasts. */
export const campaigns = {
  begin: fc.record({
    kind: fc.constant('begin' as const),
    rule: campaignRule,
    inMinutes: fc.constantFrom(0, 0, 0, 5, 2880),
    minutes: fc.constantFrom(1, 60, 2880, 43_200),
    budget: fc.constantFrom(null, null, 20, 120),
    segment,
  }),
  change: fc.record({
    kind: fc.constant('changeCampaign' as const),
    which: whichCampaign,
    rule: campaignRule,
    minutes: fc.constantFrom(1, 60, 2880),
    segment,
  }),
  stop: fc.record({ kind: fc.constant('stopCampaign' as const), which: whichCampaign }),
  watch: fc.record({ kind: fc.constant('watchBudgets' as const) }),
}
