// The standing of a contest as a file, written while it is read.
import type { ShopTx } from '../../db.server.ts'
import type { Contest } from './contest.ts'
import { listStanding, type ResultLine } from './list-contests.server.ts'
import { standingHeadings, standingLines } from './standing-csv.ts'

const atOnce = 500

export async function* exportStanding(shop: ShopTx, contest: Contest): AsyncGenerator<string> {
  yield standingHeadings()
  let after: ResultLine | null = null
  for (;;) {
    const lines: ResultLine[] = await listStanding(shop, contest, { atMost: atOnce, after })
    yield standingLines(lines)
    const last = lines.at(-1)
    if (!last || lines.length < atOnce) return
    after = last
  }
}
