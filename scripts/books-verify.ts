// `npm run books:verify`: rebuilds balances and lots from the transfers, compares every settled
// order, redemption, adjustment, challenge, friend and kept month with the books, and the transfers
// with the pages that were signed; prints what differs. Exit 1 if anything does. With no
// DATABASE_URL it looks at the demo's. The pages' signatures need the ENCRYPTION_KEY that app and
// worker run with.
import { closeDatabase, forShop, prisma, type ShopTx } from '../app/db.server.ts'
import {
  verifyPrints,
  verifySignatures,
} from '../app/loyalty/accounting/pages/verify-pages.server.ts'
import { verifyMonths } from '../app/loyalty/accounting/verify-months.server.ts'
import { verifyWorths } from '../app/loyalty/insights/verify-worths.server.ts'
import type { Difference } from '../app/loyalty/kernel/difference.ts'
import { verifyBooks } from '../app/loyalty/ledger/verify.server.ts'
import { demoFolder, openDemoDatabase } from './demo/open-database.ts'
import { readSecrets } from './demo/secrets.ts'

const mostPrinted = 100

const demo = process.env.DATABASE_URL ? undefined : await openDemoDatabase()
if (demo) {
  process.env.DATABASE_URL = demo.url
  process.env.ENCRYPTION_KEY = readSecrets(`${demoFolder}/secrets.json`).encryptionKey
}
const hasKey = Boolean(process.env.ENCRYPTION_KEY)
if (!hasKey) console.log('Set ENCRYPTION_KEY to have the signatures of the pages looked at, too.')

const shops = await prisma().shop.findMany({
  select: { id: true, domain: true, timeZone: true },
  orderBy: { id: 'asc' },
})
let count = 0
for (const { id, domain, timeZone } of shops) {
  const differences = await verify(forShop(id), timeZone ?? 'UTC')
  for (const { check, subject, found, expected } of differences.slice(0, mostPrinted)) {
    console.error(`${domain}: ${check}: ${subject} is ${found}, should be ${expected}`)
  }
  if (differences.length > mostPrinted) {
    console.error(`${domain}: and ${differences.length - mostPrinted} more`)
  }
  count += differences.length
}
await closeDatabase()
await demo?.close()
if (count === 0) console.log(`The books of ${shops.length} shops agree.`)
process.exit(count === 0 ? 0 : 1)

async function verify(shop: ShopTx, timeZone: string): Promise<Difference[]> {
  return [
    ...(await verifyBooks(shop)),
    ...(await verifyWorths(shop)),
    ...(await verifyMonths(shop, timeZone)),
    ...(await verifyPrints(shop)),
    ...(hasKey ? await verifySignatures(shop) : []),
  ]
}
