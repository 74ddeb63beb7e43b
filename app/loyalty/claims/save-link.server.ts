// Making a claim link, changing it, ending it and opening it again. Its code stays, since it is
// printed; what was given by it stays as it was given.
import type { ShopDb, ShopTx } from '../../db.server.ts'
import type { Audience } from '../kernel/audience/audience.ts'
import { checkFields } from '../kernel/check-fields.ts'
import { accept, type Result, refuse } from '../kernel/refusals.ts'
import { endOf, lastDayOf, linkSchema, mostLinks, newLinkSchema } from './claim-link.ts'
import { listLinks } from './list-links.server.ts'

export interface LinkWish {
  /** Chosen by the page: sent again, it is the same link. */
  id: string
  /** As it came from outside: checked here. */
  form: unknown
  isNew: boolean
  timeZone: string
  now: Date
}

/** Refuses link_invalid (details: field → problem), link_unknown, too_many_links. */
export function saveLink(shop: ShopDb, wish: LinkWish): Promise<Result<void>> {
  const { id, timeZone, now } = wish
  return shop.transaction(async (tx) => {
    const [known] = await listLinks(tx, { id })
    if (!known) return wish.isNew ? add(tx, wish) : refuse('link_unknown')
    const endsOn = lastDayOf(known.endsAt ? new Date(known.endsAt) : null, timeZone)
    const checked = checkFields(linkSchema({ now, timeZone, endsOn }), wish.form)
    if (!checked.isValid) return refuse('link_invalid', checked.problems)
    const { endsOn: day, audience, ...said } = checked.settings
    const data = { ...said, endsAt: endOf(day, timeZone) }
    await tx.db.claimLink.update({ where: { shopId_id: { shopId: tx.shopId, id } }, data })
    await writeAudience(tx, id, audience)
    return accept(undefined)
  })
}

async function add(tx: ShopTx, { id, form, timeZone, now }: LinkWish): Promise<Result<void>> {
  const checked = checkFields(newLinkSchema({ now, timeZone, endsOn: '' }), form)
  if (!checked.isValid) return refuse('link_invalid', checked.problems)
  await tx.sql`SELECT id AS shop_id FROM shops WHERE id = ${tx.shopId} FOR NO KEY UPDATE`
  const { shopId } = tx
  const { endsOn, code, audience, ...said } = checked.settings
  if ((await tx.db.claimLink.count({ where: { shopId } })) >= mostLinks)
    return refuse('too_many_links')
  if ((await tx.db.claimLink.count({ where: { shopId, code } })) > 0)
    return refuse('link_invalid', { code: 'code_taken' })
  const data = { shopId, id, code, ...said, endsAt: endOf(endsOn, timeZone), createdAt: now }
  await tx.db.claimLink.create({ data })
  await writeAudience(tx, id, audience)
  return accept(undefined)
}

/** @param audience undefined: everybody. */
async function writeAudience(tx: ShopTx, id: string, audience: Audience | undefined) {
  const kept = audience ? JSON.stringify(audience) : null
  await tx.sql`UPDATE claim_links SET audience = ${kept}::jsonb
    WHERE shop_id = ${tx.shopId} AND id = ${id}::uuid RETURNING 1 AS one`
}

/** @param endedAt null: it is opened again. Refuses link_unknown. */
export async function setLinkEnd(
  shop: ShopDb,
  { id, endedAt }: { id: string; endedAt: Date | null },
): Promise<Result<void>> {
  const where = { shopId: shop.shopId, id }
  const { count } = await shop.db.claimLink.updateMany({ where, data: { endedAt } })
  return count === 0 ? refuse('link_unknown') : accept(undefined)
}
