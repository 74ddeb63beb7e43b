// Writes the public part of a shop's program into Shopify, where Liquid finds it, whenever it was
// published or a version has come into force.
import { forShop } from '../db.server.ts'
import { log } from '../log.server.ts'
import {
  claimPrograms,
  endProgramClaim,
  type ProgramClaim,
  releaseProgramClaim,
} from '../loyalty/storefront/claim-programs.server.ts'
import { readPublicProgram } from '../loyalty/storefront/read-public-program.server.ts'
import { keepTerms } from '../loyalty/storefront/terms/keep-terms.server.ts'
import { adminFor } from '../shopify/admin/admin-for.server.ts'
import { ShopifyFault } from '../shopify/admin/client.ts'
import { readInstallation } from '../shopify/admin/read-installation.ts'
import { setMetafields } from '../shopify/admin/set-metafields.ts'
import { takeTurns } from './take-turns.ts'

const shopsAtOnce = 10
const pauseAfterFaultSeconds = 10
const inTurns = takeTurns('programs', 1)
const metafield = { namespace: 'loyalty', key: 'program' }

/** @returns how many programs were written. */
export async function publishPrograms({ now }: { now: Date }): Promise<number> {
  return inTurns(await claimPrograms(now, shopsAtOnce), async (claim) =>
    (await publish(claim, now)) ? 1 : 0,
  )
}

async function publish(claim: ProgramClaim, now: Date): Promise<boolean> {
  const { shopId, domain } = claim
  try {
    await keepTerms(forShop(shopId), now)
    const admin = await adminFor(domain)
    const installationId = claim.installationId ?? (await readInstallation(admin))
    const value = await readPublicProgram(forShop(shopId), { now })
    const answer = await setMetafields(admin, [{ ...metafield, ownerId: installationId, value }])
    if (!answer.ok) {
      const reason = answer.errors.map((error) => error.message).join('; ')
      throw new ShopifyFault(`the program was not taken: ${reason}`, { isDoubtful: false })
    }
    await endProgramClaim(claim, { at: now, installationId })
    return true
  } catch (fault) {
    await releaseProgramClaim(shopId, pauseAfterFaultSeconds)
    if (!(fault instanceof ShopifyFault)) throw fault
    log.warn({ shopId, reason: fault.message }, 'program not written yet')
    return false
  }
}
