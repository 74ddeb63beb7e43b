// The merchant says what is left of a price. It warns beside a draft and counts nowhere else.
import type { ShopTx } from '../../../db.server.ts'
import { accept, type Result, refuse } from '../../kernel/refusals.ts'
import { readMargin } from './read-margin.ts'

/**
 * @param text as typed; empty: not said any more.
 * @returns the percentage, 0 for none, or refuses margin_invalid.
 */
export async function stateMargin(shop: ShopTx, text: string): Promise<Result<number>> {
  const marginPercent = readMargin(text)
  if (marginPercent === undefined) return refuse('margin_invalid')
  await shop.db.shop.update({ where: { id: shop.shopId }, data: { marginPercent } })
  return accept(marginPercent ?? 0)
}
