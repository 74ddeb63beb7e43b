// Works off adjustments of many members: whose rows they are is asked of Shopify, what was
// confirmed is booked. Every piece is whole in itself, so that the work can stop anywhere and go on
// later.
import { forShop, type ShopDb } from '../db.server.ts'
import {
  claimCheck,
  concludeCheckOf,
  listUnchecked,
  recordCustomers,
  releaseCheck,
  type UncheckedRow,
} from '../loyalty/members/batches/check-batch.server.ts'
import {
  type BatchAtWork,
  listBatchesAtWork,
  runBatch,
} from '../loyalty/members/batches/run-batch.server.ts'
import { adminFor } from '../shopify/admin/admin-for.server.ts'
import type { AdminClient } from '../shopify/admin/client.ts'
import {
  emailsPerCall,
  findCustomersByEmail,
} from '../shopify/admin/customers/find-customers-by-email.ts'
import { takeTurns } from './take-turns.ts'

const shopsAtOnce = 2
const callsPerTurn = 5
const inTurns = takeTurns('batches', shopsAtOnce)

/** A piece of every batch under way. @returns how many rows were done. */
export async function workBatches({ now }: { now: Date }): Promise<number> {
  const batches = await listBatchesAtWork()
  return inTurns(batches, (batch) =>
    batch.state === 'checking'
      ? checkPiece(batch)
      : runBatch(forShop(batch.shopId), batch.batchId, now),
  )
}

async function checkPiece({ shopId, domain, batchId }: BatchAtWork): Promise<number> {
  const shop = forShop(shopId)
  if (!(await claimCheck(shop, batchId))) return 0
  try {
    return await askForCustomers(shop, domain, batchId)
  } finally {
    await releaseCheck(shop, batchId)
  }
}

async function askForCustomers(shop: ShopDb, domain: string, batchId: string): Promise<number> {
  const admin = await adminFor(domain)
  let done = 0
  for (let call = 0; call < callsPerTurn; call += 1) {
    const rows = await listUnchecked(shop, batchId, emailsPerCall)
    if (rows.length === 0) {
      await concludeCheckOf(shop, batchId)
      return done + 1
    }
    await recordCustomers(shop, batchId, await customersOf(admin, rows))
    done += rows.length
  }
  return done
}

async function customersOf(
  admin: AdminClient,
  rows: UncheckedRow[],
): Promise<Map<number, string | null>> {
  const emails = [...new Set(rows.flatMap(({ email }) => email ?? []))]
  const ids = await findCustomersByEmail(admin, emails)
  const idOf = new Map(emails.map((email, index) => [email, ids[index] ?? null]))
  return new Map(
    rows.map(({ number, email }) => [number, email === null ? null : (idOf.get(email) ?? null)]),
  )
}
