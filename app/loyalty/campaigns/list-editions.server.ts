// All that was ever said of a shop's campaigns, in the order in which it was said.
import type { ShopTx } from '../../db.server.ts'
import { audienceSchema } from '../kernel/audience/audience.ts'
import { ruleSchema } from '../rules/catalogue.ts'
import { type CampaignRule, type Edition, keyOf, type StopReason } from './campaign.ts'

interface Row extends Omit<Edition, 'rule' | 'audience' | 'stop'> {
  rule: object
  audience: object | null
  stoppedAt: Date | null
  reason: StopReason
}

export async function listEditions(shop: ShopTx): Promise<Edition[]> {
  const rows = await shop.sql<Row>`
    SELECT e.number, e.campaign, e.rule, e.starts_at AS "startsAt", e.ends_at AS "endsAt",
      e.budget_points AS "budgetPoints", e.is_announced AS "isAnnounced", e.audience,
      e.effective_from AS "effectiveFrom", e.recorded_at AS "recordedAt", s.at AS "stoppedAt",
      s.reason
    FROM campaign_editions e
    LEFT JOIN campaign_stops s ON s.shop_id = e.shop_id AND s.campaign = e.campaign
    WHERE e.shop_id = ${shop.shopId} ORDER BY e.number`
  return rows.map(({ rule, audience, stoppedAt, reason, ...edition }) => ({
    ...edition,
    rule: readRule(rule, edition.campaign),
    ...readAudience(audience),
    stop: stoppedAt && { at: stoppedAt, reason },
  }))
}

function readAudience(stored: object | null): Pick<Edition, 'audience'> {
  const audience = stored === null ? undefined : audienceSchema.parse(stored)
  return audience ? { audience } : {}
}

/** Checked again, so that a bad one crashes here. */
function readRule(rule: object, campaign: number): CampaignRule {
  const { title = '', ...read } = ruleSchema.parse({ ...rule, id: 'campaign', isOn: true })
  return { ...read, title, id: keyOf(campaign) }
}
