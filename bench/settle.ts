// `settle`: orders settled per second by one worker from stored webhooks, beside the smallest
// idempotent ledger write there is. Both in turns in the same run; the medians count.
import pg from 'pg'
import type { Measurement } from './figure.ts'
import { measureFloor, prepareFloor } from './settle/floor.ts'
import { prepareShop, settleRound, storeWebhooks } from './settle/rounds.ts'
import { useDatabase } from './use-database.ts'

const rounds = 5

export async function measureSettle(databaseUrl: string): Promise<Omit<Measurement, 'name'>> {
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
  }
  return {
    value: median(settled),
    unit: 'orders/s',
    floor: 'one idempotent ledger write by one function call, 8 clients',
    floorValue: median(floors),
  }
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}
