// The program's phases, as far as they were recorded.
import type { ShopTx } from '../../db.server.ts'
import { isPhase, type PhaseChange, type PhaseInForce, phaseAt } from './phase.ts'

/** All changes, newest first: a few in a program's life. */
export async function listPhases(shop: ShopTx): Promise<PhaseChange[]> {
  const rows = await shop.db.programPhase.findMany({
    where: { shopId: shop.shopId },
    orderBy: { number: 'desc' },
  })
  return rows.map((row) => {
    if (!isPhase(row.phase)) throw new Error(`no phase of the program: ${row.phase}`)
    const { number, effectiveFrom, spendUntil, testMemberIds, recordedAt } = row
    return { number, phase: row.phase, effectiveFrom, spendUntil, testMemberIds, recordedAt }
  })
}

/** What holds for people at `at`: who may see the program, redeem and join. */
export async function readPhase(shop: ShopTx, at: Date): Promise<PhaseInForce> {
  return phaseAt(await listPhases(shop), at)
}
