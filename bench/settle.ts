// `settle`: orders settled per second by one worker from stored webhooks, beside the smallest
// idempotent ledger write there is. Both in turns in the same run; the medians count.
// `settle.disk`: the same where each commit takes a millisecond longer, as on a disk in the cloud.
import pg from 'pg'
import type { Measurement } from './figure.ts'
import { measureFloor, prepareFloor } from './settle/floor.ts'
import { prepareShop, settleRound, storeWebhooks } from './settle/rounds.ts'
import { useDatabase } from './use-database.ts'

const rounds = 5

/** @param commitDelayUs added to each commit, ours and the floor's. */
export async function measureSettle(
  databaseUrl: string,
  commitDelayUs = 0,
): Promise<Omit<Measurement, 'name'>> {
  await slowCommits(databaseUrl, commitDelayUs)
  useDatabase(databaseUrl)
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const settled: number[] = []
  const floors: number[] = []
  try {
    const shopId = await prepareShop(client)
    await prepareFloor(client)
    await storeWebhooks(client, shopId)
    await settleRound(client)
    await measureFloor(databaseUrl)
    for (let round = 0; round < rounds; round += 1) {
      await storeWebhooks(client, shopId)
      floors.push(await measureFloor(databaseUrl))
      settled.push(await settleRound(client))
    }
  } finally {
    await client.end()
    const { closeDatabase } = await import('../app/db.server.ts')
    await closeDatabase()
  }
  return {
    value: median(settled),
    unit: 'orders/s',
    floor: 'one idempotent ledger write by one function call, 8 clients',
    floorValue: median(floors),
  }
}

/** For every connection made from now on. */
async function slowCommits(databaseUrl: string, delayUs: number): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const { rows } = await client.query('SELECT quote_ident(current_database()) AS name')
  await client.query(`ALTER DATABASE ${rows[0].name} SET commit_delay = ${Math.trunc(delayUs)}`)
  await client.query(`ALTER DATABASE ${rows[0].name} SET commit_siblings = 0`)
  await client.end()
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}
