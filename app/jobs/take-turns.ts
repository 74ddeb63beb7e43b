// Work that is done shop by shop. What fails in one shop is that shop's alone: it rests, longer
// after each failure in a row, and the others neither wait for it nor slow down with it.
import { log } from '../log.server.ts'

const firstRestMs = 1000
const longestRestMs = 60_000

interface Rest {
  failures: number
  /** By the machine's clock: business time may jump. */
  until: number
}

export type TakeTurns = <Shop extends { shopId: number }>(
  shops: Shop[],
  work: (shop: Shop) => Promise<number>,
) => Promise<number>

/**
 * @param lanes how many shops are worked for at a time. The answer of each pass is the sum of its
 * work.
 */
export function takeTurns(name: string, lanes: number): TakeTurns {
  const rests = new Map<number, Rest>()
  const attempt = async <Shop extends { shopId: number }>(
    shop: Shop,
    work: (shop: Shop) => Promise<number>,
  ): Promise<number> => {
    const { shopId } = shop
    try {
      const done = await work(shop)
      rests.delete(shopId)
      return done
    } catch (error) {
      const failures = (rests.get(shopId)?.failures ?? 0) + 1
      const restMs = Math.min(firstRestMs * 2 ** (failures - 1), longestRestMs)
      rests.set(shopId, { failures, until: Date.now() + restMs })
      log.error({ work: name, shopId, failures, restMs, err: error }, 'a shop has to wait')
      return 0
    }
  }
  return async (shops, work) => {
    const isRested = (shopId: number) => (rests.get(shopId)?.until ?? 0) <= Date.now()
    const queue = shops.filter(({ shopId }) => isRested(shopId))
    let done = 0
    const lane = async () => {
      for (let shop = queue.shift(); shop; shop = queue.shift()) {
        const count = await attempt(shop, work)
        done += count
      }
    }
    await Promise.all(Array.from({ length: lanes }, lane))
    return done
  }
}
