// The merchant says what was paid out to a cause. Shoppers are told of nothing else as donated.
import type { ShopDb } from '../../db.server.ts'
import { checkFields } from '../kernel/check-fields.ts'
import { accept, type Result, refuse } from '../kernel/refusals.ts'
import { dateOf } from '../kernel/time.ts'
import { paymentSchema } from './payment.ts'
import { touchProgram } from './save-cause.server.ts'

export interface PaymentWish {
  /** Chosen by the page: sent again, it is the same payment. */
  id: string
  causeId: string
  /** As it came from outside: checked here. */
  form: unknown
  currency: string
  timeZone: string
  recordedBy: string
  now: Date
}

/** Refuses payment_invalid (details: field → problem), cause_unknown. */
export function recordPayment(shop: ShopDb, wish: PaymentWish): Promise<Result<void>> {
  const { id, causeId, now, currency, recordedBy } = wish
  const checked = checkFields(paymentSchema(dateOf(now, wish.timeZone)), wish.form)
  if (!checked.isValid) return Promise.resolve(refuse('payment_invalid', checked.problems))
  const { amountMinor, paidOn, note } = checked.settings
  return shop.transaction(async (tx) => {
    const { shopId } = tx
    const known = await tx.db.cause.count({ where: { shopId, id: causeId } })
    if (known === 0) return refuse('cause_unknown')
    const paid = { amountMinor, currency, paidOn: new Date(paidOn), note }
    await tx.db.causePayment.createMany({
      data: { shopId, id, causeId, ...paid, recordedAt: now, recordedBy },
      skipDuplicates: true,
    })
    await touchProgram(tx)
    return accept(undefined)
  })
}

interface Undoing {
  id: string
  actor: string
  now: Date
}

/** It stays in the list and counts no more. Again is a success. Refuses payment_unknown. */
export function undoPayment(shop: ShopDb, { id, actor, now }: Undoing): Promise<Result<void>> {
  return shop.transaction(async (tx) => {
    const where = { shopId: tx.shopId, id }
    if ((await tx.db.causePayment.count({ where })) === 0) return refuse('payment_unknown')
    await tx.db.causePayment.updateMany({
      where: { ...where, undoneAt: null },
      data: { undoneAt: now, undoneBy: actor },
    })
    await touchProgram(tx)
    return accept(undefined)
  })
}
