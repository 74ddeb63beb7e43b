// Writes members' states into Shopify, where Liquid finds them. Changes are coalesced: whatever
// happened to a member since the last write goes out as one, read after it was claimed.
import { forShop, type ShopDb } from '../db.server.ts'
import { recordFinding } from '../findings.server.ts'
import { log } from '../log.server.ts'
import {
  claimStates,
  endClaims,
  listShopsWithUnwrittenStates,
  noteDueStates,
  releaseClaims,
  type ShopToWrite,
  type StateClaim,
} from '../loyalty/storefront/claim-states.server.ts'
import type { MemberState } from '../loyalty/storefront/member-state.ts'
import { readMemberStates } from '../loyalty/storefront/read-member-state.server.ts'
import { adminFor } from '../shopify/admin/admin-for.server.ts'
import { type AdminClient, ShopifyFault } from '../shopify/admin/client.ts'
import { mostMetafields, setMetafields } from '../shopify/admin/set-metafields.ts'
import { gidOf } from '../shopify/gid.ts'
import { takeTurns } from './take-turns.ts'

const shopsAtOnce = 4
/** Calls to Shopify for which members are claimed and read together: half of that is asking. */
const callsAtOnce = 4
const pauseAfterFaultSeconds = 5
const inTurns = takeTurns('states', shopsAtOnce)
const metafield = { namespace: '$app', key: 'loyalty' }

/**
 * A few batches for every shop that has work, several shops at a time, so that one which Shopify
 * throttles does not keep the others waiting. @returns how many states were written.
 */
export async function publishStates({ now }: { now: Date }): Promise<number> {
  const shops = await listShopsWithUnwrittenStates(now)
  return inTurns(shops, (shop) => publishShop(shop, now))
}

async function publishShop({ shopId, domain }: ShopToWrite, now: Date): Promise<number> {
  const shop = forShop(shopId)
  await noteDueStates(shop, now)
  const claims = await claimStates(shop, mostMetafields * callsAtOnce)
  let left = claims
  if (claims.length === 0) return 0
  try {
    const admin = await adminFor(domain)
    const states = await readMemberStates(shop, { memberIds: claims.map(byMember), now })
    while (left.length > 0) {
      await write({ shop, admin, now }, left.slice(0, mostMetafields), states)
      left = left.slice(mostMetafields)
    }
  } catch (fault) {
    await releaseClaims(shop, left, pauseAfterFaultSeconds)
    if (!(fault instanceof ShopifyFault)) throw fault
    log.warn({ shopId, members: left.length, reason: fault.message }, 'states not written yet')
  }
  return claims.length - left.length
}

const byMember = (claim: StateClaim): string => claim.memberId

interface Writer {
  shop: ShopDb
  admin: AdminClient
  now: Date
}

/** One bad entry fails the whole call: halved until it stands alone, then set aside and shown. */
async function write(
  writer: Writer,
  claims: StateClaim[],
  states: Map<string, MemberState>,
): Promise<void> {
  const answer = await setMetafields(
    writer.admin,
    claims.map(({ memberId, customerId }) => ({
      ...metafield,
      ownerId: gidOf('Customer', customerId),
      value: states.get(memberId),
    })),
  )
  if (answer.ok) return end(writer, claims, states)
  if (claims.length === 1) {
    const [claim] = claims as [StateClaim]
    const reason = answer.errors.map((error) => error.message).join('; ')
    const detail = { reason: reason.slice(0, 500) }
    const finding = { kind: 'state_not_written', subject: claim.memberId, detail } as const
    await recordFinding(writer.shop, finding, writer.now)
    return end(writer, claims, states)
  }
  const middle = Math.ceil(claims.length / 2)
  await write(writer, claims.slice(0, middle), states)
  await write(writer, claims.slice(middle), states)
}

async function end(
  { shop, now }: Writer,
  claims: StateClaim[],
  states: Map<string, MemberState>,
): Promise<void> {
  const written = claims.map((claim) => {
    const changesAt = new Date(states.get(claim.memberId)?.nextChangeAt ?? Number.NaN)
    // A moment that has passed is the sweep's, which bumps the revision when it is done.
    return { claim, changesAt: changesAt > now ? changesAt : null }
  })
  await endClaims(shop, written)
}
