// The one number of Health that the home page shows.
import type { ShopTx } from '../../db.server.ts'
import { listTroubles } from './list-troubles.server.ts'

/** How many things on the Health page wait for a person: as many as it lists. */
export async function countTroubles(shop: ShopTx, now: Date): Promise<number> {
  return (await listTroubles(shop, now)).length
}
