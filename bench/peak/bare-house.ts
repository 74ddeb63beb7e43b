// The smallest program of the peak's shape, for what its processors could do on this machine: the
// barest server with one insert a webhook, and a worker with the smallest ledger write an order.
import pg from 'pg'
import { freePort } from '../../scripts/embedded-postgres.ts'
import { isListening, startProcess } from '../process.ts'
import { prepareFloor } from '../settle/floor.ts'
import { members, prepareShop } from '../settle/rounds.ts'
import { type Playable, readPid } from './house.ts'

export async function openBareHouse(databaseUrl: string): Promise<Playable> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const shopId = await prepareShop(client, { members: 0 })
  await prepareFloor(client)
  const port = await freePort()
  const secret = process.env.SHOPIFY_API_SECRET ?? ''
  const door = startProcess('bench/door/bare-server.ts', {}, [port, secret, databaseUrl, shopId])
  const worker = startProcess('bench/peak/bare-worker.ts', {}, [databaseUrl, shopId, members])
  await isListening(port)
  return {
    port,
    secret,
    client,
    pids: { door: door.pid, worker: worker.pid, database: await readPid(client) },
    stop: async () => {
      await Promise.all([door.stop(), worker.stop()])
      await client.end()
    },
  }
}
