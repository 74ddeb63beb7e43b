// Writes the tag of paid members to Shopify's customers, and takes it away again when it is held no
// more. A tag that we did not write is never touched.
import { forShop } from '../db.server.ts'
import { log } from '../log.server.ts'
import { listShopsWithHolders, listTagsDue, noteTag } from '../loyalty/plans/plan-tags.server.ts'
import { readProgramInForce } from '../loyalty/program/read-program-in-force.server.ts'
import { adminFor } from '../shopify/admin/admin-for.server.ts'
import { addTag, removeTag } from '../shopify/admin/customers/change-tags.ts'
import { takeTurns } from './take-turns.ts'

const atOnce = 50
const inTurns = takeTurns('plan tags', 1)

/** @returns how many customers were looked at. */
export async function mirrorPlanTags({ now }: { now: Date }): Promise<number> {
  return inTurns(await listShopsWithHolders(), (shop) => mirrorOf(shop, now))
}

async function mirrorOf(
  { shopId, domain }: { shopId: number; domain: string },
  now: Date,
): Promise<number> {
  const shop = forShop(shopId)
  const version = await readProgramInForce(shop, now)
  const tag = version?.settings.plan.customerTag ?? ''
  const due = await listTagsDue(shop, { tag, now, limit: atOnce })
  if (due.length === 0) return 0
  const admin = await adminFor(domain)
  for (const one of due) {
    const { customerId, had, wanted } = one
    const done = [
      ...(had ? [await removeTag(admin, customerId, had)] : []),
      ...(wanted ? [await addTag(admin, customerId, wanted)] : []),
    ]
    // Who is gone, or takes no more tags, is not asked again before something changes.
    if (done.some(({ ok }) => !ok)) log.warn({ shopId, memberId: one.memberId }, 'tag not taken')
    await noteTag(shop, one)
  }
  return due.length
}
