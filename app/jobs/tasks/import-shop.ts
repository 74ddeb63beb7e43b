// After an installation: what was there before it. Customers and orders are gathered by Shopify at
// the same time and read one after the other; the job looks again until both are done.
import { forShop, prisma } from '../../db.server.ts'
import { enqueue, type Tasks } from '../../queue.server.ts'
import { adminFor } from '../../shopify/admin/admin-for.server.ts'
import { readImports } from '../imports/import-row.server.ts'
import { importSubject } from '../imports/import-subject.ts'

const lookAgainMs = 2000
const longestPauseMs = 10 * 60_000

export async function importShop(
  { shopId }: Tasks['import_shop'],
  { now }: { now: Date },
): Promise<void> {
  const row = await prisma().shop.findUnique({ where: { id: shopId } })
  if (!row?.installedAt || row.uninstalledAt) return
  const shop = forShop(shopId)
  const importing = { shop, admin: await adminFor(row.domain), now }
  // Both are started before either is waited for; orders are read first, as figures come of them.
  let isNews = false
  for (const one of byNeed(await readImports(shop))) {
    isNews = ((await importSubject(importing, one)) && !isOver(one)) || isNews
  }
  const imports = await readImports(shop)
  const isAllOver = imports.every(isOver)
  const attempts = Math.max(0, ...imports.map((one) => one.attempts))
  const pauseMs = Math.min(lookAgainMs * 2 ** attempts, longestPauseMs)
  await shop.transaction(async (tx) => {
    if (!isAllOver) {
      // By the machine's clock, which the queue goes by: business time may stand still.
      const runAt = new Date(Date.now() + pauseMs)
      await enqueue(tx, 'import_shop', { shopId }, { key: `import/${shopId}`, runAt })
    }
    if (isNews) {
      await enqueue(tx, 'estimate_program', { shopId }, { key: `estimate/${shopId}` })
    }
  })
}

const isOver = ({ finishedAt }: { finishedAt: Date | null }) => finishedAt !== null

const byNeed = <Row extends { subject: string; status: string }>(rows: Row[]): Row[] => {
  const isAsked = (row: Row) => (row.status === 'asked' ? 0 : 1)
  return rows.toSorted(
    (one, other) => isAsked(one) - isAsked(other) || other.subject.localeCompare(one.subject),
  )
}
