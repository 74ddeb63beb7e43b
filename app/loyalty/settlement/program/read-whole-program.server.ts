// All that says by what an order was valued, whichever order it is.
import type { ShopTx } from '../../../db.server.ts'
import { listEditions } from '../../campaigns/list-editions.server.ts'
import { listBackfills } from '../../program/backfill/list-backfills.server.ts'
import { listVersions } from '../../program/list-versions.server.ts'
import { listPhases } from '../../program/read-phase.server.ts'
import { listSegmentEditions } from '../../segments/list-segments.server.ts'
import type { Program } from '../complete-inputs.ts'

export async function readWholeProgram(shop: ShopTx): Promise<Program> {
  const [versions, phases, backfills, editions, segments] = await Promise.all([
    listVersions(shop),
    listPhases(shop),
    listBackfills(shop),
    listEditions(shop),
    listSegmentEditions(shop),
  ])
  // What is kept with an order names its time zone, and whether it was a developer's.
  const named = { timeZone: 'UTC', isDevelopment: false }
  return { versions, phases, backfills, editions, segments, shop: named }
}
