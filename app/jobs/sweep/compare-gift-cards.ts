// Gift cards that members were given for points: one that was switched off in Shopify before it was
// spent has cost them points for nothing, and nobody tells us. A person decides what is fair.
import { recordFinding } from '../../findings.server.ts'
import {
  type GiftCardToCompare,
  listGiftCards,
} from '../../loyalty/rewards/compare/list-gift-cards.server.ts'
import { noteCompared } from '../../loyalty/rewards/compare/list-to-compare.server.ts'
import { readGrants } from '../../shopify/admin/read-grants.ts'
import { giftCardsPerCall, readGiftCards } from '../../shopify/admin/vouchers/read-gift-cards.ts'
import { type Counted, mostLookedAt } from './counted.ts'
import type { Sweep } from './sweep-orders.ts'

export async function compareGiftCards(sweep: Sweep): Promise<Counted> {
  const { shop, admin, now } = sweep
  const counted: Counted = { compared: 0, differing: 0 }
  let mayRead: boolean | null = null
  while (counted.compared < mostLookedAt) {
    const cards = await listGiftCards(shop, { before: now, limit: giftCardsPerCall })
    if (cards.length === 0) break
    mayRead ??= (await readGrants(admin)).some((scope) => /^(read|write)_gift_cards$/.test(scope))
    if (!mayRead) break
    const ids = cards.map(({ voucherId }) => voucherId)
    const seen = await readGiftCards(admin, ids)
    for (const card of cards) {
      const { isOn = true, hasBalance = false } = seen.get(card.voucherId) ?? {}
      if (!isOn && hasBalance && (await tell(sweep, card))) counted.differing += 1
    }
    await noteCompared(
      shop,
      cards.map(({ id }) => id),
      now,
    )
    counted.compared += cards.length
  }
  return counted
}

/** Said once: what a person left as it is stays so. */
async function tell({ shop, now }: Sweep, card: GiftCardToCompare): Promise<boolean> {
  const { id: subject, memberId, label } = card
  const kind = 'gift_card_off'
  const where = { shopId: shop.shopId, kind, subject }
  if ((await shop.db.finding.count({ where })) > 0) return false
  return recordFinding(shop, { kind, subject, detail: { memberId, label } }, now)
}
