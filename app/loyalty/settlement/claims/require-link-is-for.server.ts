// Whether a claim link is for a member now, as it is asked of rewards: by the tier they hold, or by
// the segment they are in.
import type { ShopTx } from '../../../db.server.ts'
import type { Link } from '../../claims/claim-link.ts'
import { accept, type Result, refuse } from '../../kernel/refusals.ts'
import { readBarred } from '../../rewards/audience/read-barred.server.ts'

/** Refuses link_for_tiers, link_for_segment. */
export async function requireLinkIsFor(
  shop: ShopTx,
  { link, memberId, now }: { link: Pick<Link, 'id' | 'audience'>; memberId: string; now: Date },
): Promise<Result<void>> {
  const { audience } = link
  if (!audience) return accept(undefined)
  const barred = await readBarred(shop, { memberIds: [memberId], rewards: [link], now })
  if (!barred.has(memberId)) return accept(undefined)
  return refuse(audience.who === 'tiers' ? 'link_for_tiers' : 'link_for_segment')
}
