// All campaigns of a shop for its merchant, the newest first.
import type { ShopTx } from '../../../db.server.ts'
import { type Edition, endOf, newestOfEach, stateOf } from '../../campaigns/campaign.ts'
import { type Given, nothingGiven } from '../../campaigns/given.ts'
import { listEditions } from '../../campaigns/list-editions.server.ts'
import { readGiven } from '../../campaigns/read-given.server.ts'
import { segmentOf } from '../../kernel/audience/audience.ts'
import { readProgramInForce } from '../../program/read-program-in-force.server.ts'
import { pointWorth } from '../../reward-kinds/point-worth.ts'
import { listSegmentEditions } from '../../segments/list-segments.server.ts'
import { newestOfEach as newestSaid, type SaidSegment } from '../../segments/segment.ts'
import type { CampaignRow } from './campaign-row.ts'

export interface RowsCase {
  now: Date
  /** Of an order; null: not known. */
  averageMinor: number | null
  /** What the merchant stated a point to be worth. */
  stated: { points: number; valueMinor: number } | null
}

export async function readCampaignRows(
  shop: ShopTx,
  { now, averageMinor, stated }: RowsCase,
): Promise<CampaignRow[]> {
  const [editions, version, segments] = await Promise.all([
    listEditions(shop),
    readProgramInForce(shop, now),
    listSegmentEditions(shop),
  ])
  const newest = newestOfEach(editions).reverse()
  const given = await readGiven(
    shop,
    newest.map(({ campaign }) => campaign),
  )
  const worth = version && pointWorth(version.settings.rewards, averageMinor ?? 0)
  return newest.map((edition) => {
    const gave = given.get(edition.campaign) ?? nothingGiven
    return {
      ...rowOf(edition, gave, now),
      ...audienceOf(edition, newestSaid(segments)),
      costMinor: worth && Math.round(gave.points * worth.minorPerPoint),
      statedMinor: stated && Math.round((gave.points * stated.valueMinor) / stated.points),
    }
  })
}

function audienceOf({ audience }: Edition, segments: SaidSegment[]): Pick<CampaignRow, 'audience'> {
  if (!audience) return {}
  const id = segmentOf(audience)
  const named = segments.filter(({ segment }) => segment === id)
  const names =
    id === null ? audience.tiers.map(({ title }) => title) : named.map(({ name }) => name)
  return { audience: { who: audience.who, names } }
}

function rowOf(edition: Edition, given: Given, now: Date) {
  const { campaign, number, rule, startsAt, budgetPoints, isAnnounced } = edition
  return {
    campaign,
    number,
    rule,
    startsAt: startsAt.toISOString(),
    endsAt: endOf(edition).toISOString(),
    state: stateOf(edition, now),
    stopReason: edition.stop?.reason ?? null,
    isEnding: edition.stop !== null && endOf(edition) > now,
    budgetPoints,
    isAnnounced,
    given,
  }
}
