// The program's phases, as far as they were recorded.
import type { ShopTx } from '../../db.server.ts'
import { isPhase, type PhaseChange, type PhaseInForce, phaseAt } from './phase.ts'

/** All changes, newest first: a few in a program's life. */
export async function listPhases(shop: ShopTx): Promise<PhaseChange[]> {
  const rows = await shop.db.programPhase.findMany({
    where: { shopId: shop.shopId },
    orderBy: { number: 'desc' },
  })
  const named = rows.flatMap((row) => row.testMemberIds)
  const keptOf = named.length > 0 ? await readKept(shop, named) : new Map<string, string>()
  return rows.map((row) => {
    if (!isPhase(row.phase)) throw new Error(`no phase of the program: ${row.phase}`)
    const { number, effectiveFrom, spendUntil, recordedAt } = row
    const testMemberIds = [...new Set(row.testMemberIds.map((id) => keptOf.get(id) ?? id))]
    return { number, phase: row.phase, effectiveFrom, spendUntil, testMemberIds, recordedAt }
  })
}

/** Who was named and has become somebody else by a merge is named as that one. */
async function readKept(shop: ShopTx, memberIds: string[]): Promise<Map<string, string>> {
  const merged = await shop.db.member.findMany({
    where: { shopId: shop.shopId, id: { in: memberIds }, mergedInto: { not: null } },
    select: { id: true, mergedInto: true },
  })
  return new Map(merged.map(({ id, mergedInto }) => [id, mergedInto ?? id]))
}

/** What holds for people at `at`: who may see the program, redeem and join. */
export async function readPhase(shop: ShopTx, at: Date): Promise<PhaseInForce> {
  return phaseAt(await listPhases(shop), at)
}
