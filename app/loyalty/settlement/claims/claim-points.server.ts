// A member opens a claim link: once each, and as long as its budget lasts. The link's row is locked
// for it, so that a budget holds to the point, however many come at once.
import type { ShopDb, ShopTx } from '../../../db.server.ts'
import { type Link, stateOfLink } from '../../claims/claim-link.ts'
import { listLinks, pointsHad } from '../../claims/list-links.server.ts'
import { accept, type Result, refuse } from '../../kernel/refusals.ts'
import { bookEvents, type MemberEvent } from '../events/book-events.server.ts'
import { requireLinkIsFor } from './require-link-is-for.server.ts'

export interface Claiming {
  /** As it stands in the address. */
  code: string
  memberId: string
  now: Date
}

export interface Claimed {
  name: string
  points: number
  /** They had it before: nothing is given again. */
  isRepeat: boolean
}

/**
 * Refuses link_unknown, link_over, link_used_up, link_for_tiers, link_for_segment, and
 * claim_not_open where the member, or the
 * program, is in no state to earn.
 */
export function claimPoints(shop: ShopDb, claiming: Claiming): Promise<Result<Claimed>> {
  const { code, memberId, now } = claiming
  return shop.transaction(async (tx) => {
    await tx.sql`SELECT shop_id FROM claim_links
      WHERE shop_id = ${tx.shopId} AND code = ${code} FOR NO KEY UPDATE`
    const [link] = await listLinks(tx, { code })
    if (!link) return refuse('link_unknown')
    const had = await pointsHad(tx, { linkId: link.id, memberId })
    if (had !== null) return accept({ name: link.name, points: had, isRepeat: true })
    const state = stateOfLink(link, now)
    if (state !== 'running') return refuse(state === 'used_up' ? 'link_used_up' : 'link_over')
    const isFor = await requireLinkIsFor(tx, { link, memberId, now })
    if (!isFor.ok) return isFor
    const booked = await bookEvents(tx, [eventOf(link, memberId, now)], now)
    if (booked.length === 0) return refuse('claim_not_open')
    const { name, points, id: linkId } = link
    const claim = { shopId: tx.shopId, linkId, memberId, points, claimedAt: now }
    await tx.db.claim.create({ data: claim })
    return accept({ name, points, isRepeat: false })
  })
}

function eventOf({ id, name, points }: Link, memberId: string, at: Date): MemberEvent {
  return { memberId, key: `claim/${id}`, at, points, told: { event: 'claim', name } }
}
