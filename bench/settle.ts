// `settle`: orders settled per second by one worker from stored webhooks, beside the smallest
// idempotent ledger write there is. Both in turns in the same run: of the rounds, each beside its
// own floor, the middle one counts.
// `settle.disk`: the same where each commit takes a millisecond longer, as on a disk in the cloud.
import pg from 'pg'
import type { Measurement } from './figure.ts'
import { measureFloor, prepareFloor } from './settle/floor.ts'
import { prepareShop, settleRound, storeWebhooks } from './settle/rounds.ts'
import { useDatabase } from './use-database.ts'

const rounds = 9

/** @param commitDelayUs added to each commit, ours and the floor's. */
export async function measureSettle(
  databaseUrl: string,
  commitDelayUs = 0,
): Promise<Omit<Measurement, 'name'>> {
  await slowCommits(databaseUrl, commitDelayUs)
  useDatabase(databaseUrl)
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const played: Round[] = []
  try {
    const shopId = await prepareShop(client)
    await prepareFloor(client)
    await storeWebhooks(client, shopId)
    await settleRound(client)
    await measureFloor(databaseUrl)
    for (let round = 0; round < rounds; round += 1) {
      await storeWebhooks(client, shopId)
      const floorValue = await measureFloor(databaseUrl)
      played.push({ value: await settleRound(client), floorValue })
    }
  } finally {
    await client.end()
    const { closeDatabase } = await import('../app/db.server.ts')
    await closeDatabase()
  }
  const sorted = played.toSorted((one, other) => ratioOf(one) - ratioOf(other))
  const ratios = sorted.map((one) => ratioOf(one).toFixed(2))
  return {
    ...middleOf(sorted),
    unit: 'orders/s',
    floor: 'one idempotent ledger write by one function call, 8 clients',
    note: `rounds ${ratios.join(', ')}`,
  }
}

/** Both a second. */
interface Round {
  value: number
  floorValue: number
}

const ratioOf = ({ value, floorValue }: Round) => value / floorValue

/** For every connection made from now on. */
async function slowCommits(databaseUrl: string, delayUs: number): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const { rows } = await client.query('SELECT quote_ident(current_database()) AS name')
  await client.query(`ALTER DATABASE ${rows[0].name} SET commit_delay = ${Math.trunc(delayUs)}`)
  await client.query(`ALTER DATABASE ${rows[0].name} SET commit_siblings = 0`)
  await client.end()
}

function middleOf<T>(sorted: T[]): T {
  const middle = sorted[Math.floor(sorted.length / 2)]
  if (middle === undefined) throw new Error('no round was played')
  return middle
}
