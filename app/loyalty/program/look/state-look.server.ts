// The merchant chooses the widget's colour: what shoppers see of the program is written anew.
import type { ShopTx } from '../../../db.server.ts'
import { accept, type Result, refuse } from '../../kernel/refusals.ts'
import { isTooLight, readAccent } from './look.ts'

/** @param typed such as `#1F5A49`. Refuses colour_invalid, colour_too_light. */
export async function stateLook(shop: ShopTx, typed: unknown): Promise<Result<string>> {
  const accent = readAccent(typed)
  if (accent === undefined) return refuse('colour_invalid')
  if (isTooLight(accent)) return refuse('colour_too_light')
  const data = { accent, programRevision: { increment: 1 } }
  await shop.db.shop.update({ where: { id: shop.shopId }, data })
  return accept(accent)
}
