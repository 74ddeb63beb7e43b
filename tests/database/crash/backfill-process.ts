// A worker on past orders, to be killed: tells after each piece that it is done.
import { closeDatabase, forShop } from '../../../app/db.server.ts'
import { settlePiece } from '../../../app/loyalty/settlement/backfill/settle-backfilled.server.ts'

const shop = forShop(Number(process.argv[2]))
const limit = Number(process.argv[3])
const now = new Date(process.argv[4] ?? '')
for (;;) {
  // Nothing where somebody who was killed is still inside, as far as the database knows.
  const settled = await settlePiece(shop, { number: 1, limit, now })
  if (settled) process.send?.(settled)
  if (settled === 0) break
}
await closeDatabase()
process.disconnect?.()
