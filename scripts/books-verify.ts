// `npm run books:verify`: rebuilds balances and lots from the transfers, compares every settled
// order and redemption with the books, and prints what differs. Exit 1 if anything does. With no
// DATABASE_URL it looks at the demo's.
import { closeDatabase, forShop, prisma } from '../app/db.server.ts'
import { verifyBooks } from '../app/loyalty/ledger/verify.server.ts'
import { openDemoDatabase } from './demo/open-database.ts'

const mostPrinted = 100

const demo = process.env.DATABASE_URL ? undefined : await openDemoDatabase()
if (demo) process.env.DATABASE_URL = demo.url

const shops = await prisma().shop.findMany({
  select: { id: true, domain: true },
  orderBy: { id: 'asc' },
})
let count = 0
for (const { id, domain } of shops) {
  const differences = await verifyBooks(forShop(id))
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
