// Adding a cause, changing what is said of one, ending it and opening it again. What members gave
// stays with it, whatever it is called later.
import type { ShopDb, ShopTx } from '../../db.server.ts'
import { checkFields } from '../kernel/check-fields.ts'
import { accept, type Result, refuse } from '../kernel/refusals.ts'
import { type CauseForm, causeSchema, mostCauses } from './cause.ts'

export interface CauseWish {
  /** Chosen by the page: sent again, it is the same cause. */
  id: string
  /** As it came from outside: checked here. */
  form: unknown
  isNew: boolean
  now: Date
}

/** Refuses cause_invalid (details: field → problem), cause_unknown, too_many_causes. */
export function saveCause(shop: ShopDb, wish: CauseWish): Promise<Result<void>> {
  const checked = checkFields(causeSchema, wish.form)
  if (!checked.isValid) return Promise.resolve(refuse('cause_invalid', checked.problems))
  return shop.transaction(async (tx) => {
    const where = { shopId: tx.shopId, id: wish.id }
    const { count } = await tx.db.cause.updateMany({ where, data: checked.settings })
    if (count === 0 && !wish.isNew) return refuse('cause_unknown')
    if (count === 0 && !(await add(tx, checked.settings, wish))) return refuse('too_many_causes')
    await touchProgram(tx)
    return accept(undefined)
  })
}

async function add(tx: ShopTx, cause: CauseForm, { id, now }: CauseWish): Promise<boolean> {
  await tx.sql`SELECT id AS shop_id FROM shops WHERE id = ${tx.shopId} FOR NO KEY UPDATE`
  if ((await tx.db.cause.count({ where: { shopId: tx.shopId } })) >= mostCauses) return false
  await tx.db.cause.createMany({
    data: { shopId: tx.shopId, id, ...cause, createdAt: now },
    skipDuplicates: true,
  })
  return true
}

/** Who gives at this moment is still in time. Refuses cause_unknown. */
export function endCause(shop: ShopDb, ending: { id: string; now: Date }): Promise<Result<void>> {
  return setEnd(shop, ending.id, ending.now)
}

/** Refuses cause_unknown. */
export const openCause = (shop: ShopDb, { id }: { id: string }): Promise<Result<void>> =>
  setEnd(shop, id, null)

function setEnd(shop: ShopDb, id: string, endedAt: Date | null): Promise<Result<void>> {
  return shop.transaction(async (tx) => {
    const where = { shopId: tx.shopId, id }
    const { count } = await tx.db.cause.updateMany({ where, data: { endedAt } })
    if (count === 0) return refuse('cause_unknown')
    await touchProgram(tx)
    return accept(undefined)
  })
}

/** What shoppers see of the causes is written anew. */
export async function touchProgram(tx: ShopTx): Promise<void> {
  const data = { programRevision: { increment: 1 } }
  await tx.db.shop.update({ where: { id: tx.shopId }, data })
}
