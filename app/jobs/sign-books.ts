// Signs what was booked, page by page, for every shop. Nobody waits for it: a transfer is on its
// page some minutes later. The log has each page's signature, so that a copy of it lies outside of
// the database.
import { forShop } from '../db.server.ts'
import { log } from '../log.server.ts'
import { listUnsigned, signPage } from '../loyalty/accounting/pages/sign-pages.server.ts'
import { takeTurns } from './take-turns.ts'

const waitMs = 5000
const inTurns = takeTurns('pages', 1)

/** @returns how many transfers were signed; 0 where all are. */
export async function signBooks({ now }: { now: Date }): Promise<number> {
  return inTurns(await listUnsigned(waitMs), async ({ shopId, untilId }) => {
    const { page, transfers } = await forShop(shopId).transaction((tx) =>
      signPage(tx, { untilId }, now),
    )
    if (page) log.info({ shopId, ...page, untilId: String(page.untilId) }, 'a page was signed')
    return transfers
  })
}
