// The tier that a member holds, beside the tiers of the program in force.
import type { ShopTx } from '../../../db.server.ts'
import { readTiers } from '../../membership/tiers/read-tiers.server.ts'
import { readProgramInForce } from '../../program/read-program-in-force.server.ts'
import { hasTiers } from '../../program/tiers/tier-settings.ts'
import type { StatementTier } from './statement.ts'

/** @returns null where the program has no tiers. */
export async function readTier(
  shop: ShopTx,
  memberId: string,
  now: Date,
): Promise<StatementTier | null> {
  const [version, held] = await Promise.all([
    readProgramInForce(shop, now),
    readTiers(shop, [memberId]),
  ])
  if (!version || !hasTiers(version.settings)) return null
  const { tiers, tierReach, tierPeriod } = version.settings
  return { held: held.get(memberId) ?? null, settings: { tiers, tierReach, tierPeriod } }
}
