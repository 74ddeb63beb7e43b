// `peak`: a thousand orders a second for a minute, three webhooks each, over HTTP and signed, to
// the door and one worker as they run in production, with members' states going out as Shopify lets
// them. All of Shopify took 741 orders a second at its yearly peak (Black Friday 2025). Then how
// far above that it holds.
import { execFile } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { ensureBuilt } from '../scripts/ensure-built.ts'
import type { Measurement } from './figure.ts'
import { domain, type House, openHouse } from './peak/house.ts'
import { processorTime, withChildren } from './processor-time.ts'
import { scaled } from './scale.ts'

const ordersPerSecond = 1000
const yearlyPeak = 741
const seconds = scaled(60)
const stepSeconds = scaled(15)
const steps = [1250, 1500, 1750, 2000, 2500, 3000]
const graceSeconds = 10
const patienceSeconds = 120
/** Shopify gives up on an answer after so long. */
const answerMs = 5000
const lookAgainMs = 100

export const peakNames = ['peak.accepted', 'peak.lost', 'peak.backlog', 'peak.answer', 'peak.holds']

/** @param databaseUrl a fresh, migrated database. */
export async function measurePeak(databaseUrl: string): Promise<Measurement[]> {
  await ensureBuilt()
  const house = await openHouse(databaseUrl)
  try {
    await play(house, { rate: ordersPerSecond / 2, seconds: scaled(5) })
    const minute = await play(house, { rate: ordersPerSecond, seconds })
    const holds = holdsAt(minute) ? await climb(house) : 0
    return [...said(minute), lost(await countLost(house)), held(holds)]
  } finally {
    await house.stop()
    const { closeDatabase } = await import('../app/db.server.ts')
    await closeDatabase()
  }
}

interface Told {
  orders: number
  acknowledged: number
  refused: number
  seconds: number
  p50: number
  p99: number
  processorMs: number
}

interface Played extends Told {
  rate: number
  /** From the shop's last word until everything it had said was settled. */
  backlogSeconds: number
  shares: Record<string, number>
}

let orders = 0
let acknowledged = 0

async function play(
  house: House,
  { rate, seconds }: { rate: number; seconds: number },
): Promise<Played> {
  await house.client.query('CHECKPOINT')
  const pids = {
    door: [house.pids.door],
    worker: [house.pids.worker],
    database: withChildren(house.pids.database),
  }
  const before = processorTime(pids)
  const started = performance.now()
  const parameters = [house.port, house.secret, domain, rate, seconds, orders].map(String)
  const { stdout } = await promisify(execFile)(process.execPath, [
    'bench/peak/generator.ts',
    ...parameters,
  ])
  const told = JSON.parse(stdout) as Told
  const over = performance.now()
  const backlogSeconds = await untilSettled(house, over)
  const spentMs = performance.now() - started
  const after = processorTime(pids)
  orders += told.orders
  acknowledged += told.acknowledged
  const shares = Object.fromEntries(
    Object.entries(after).map(([name, ms]) => [name, (ms - (before[name] ?? 0)) / spentMs]),
  )
  return {
    ...told,
    rate,
    backlogSeconds,
    shares: { generator: told.processorMs / (over - started), ...shares },
  }
}

async function untilSettled({ client }: House, since: number): Promise<number> {
  const waited = () => (performance.now() - since) / 1000
  while (waited() < patienceSeconds) {
    const { rows } = await client.query(
      "SELECT EXISTS (SELECT FROM deliveries WHERE state = 'new') AS waits",
    )
    if (!rows[0].waits) return waited()
    await sleep(lookAgainMs)
  }
  return waited()
}

/** Everything taken at the pace it came in, answered in time, and worked off at once. */
function holdsAt({ refused, backlogSeconds, p99, seconds: lasted, rate, orders: all }: Played) {
  const isInTime = lasted <= all / rate + 1
  return refused === 0 && isInTime && backlogSeconds <= graceSeconds && p99 < answerMs
}

/** @returns the highest number of orders a second that it holds. */
async function climb(house: House): Promise<number> {
  let highest = ordersPerSecond
  for (const rate of steps) {
    if (!holdsAt(await play(house, { rate, seconds: stepSeconds }))) break
    highest = rate
  }
  return highest
}

/**
 * What was acknowledged and is not settled: deliveries, orders that are not in their newest state,
 * and differences in the books.
 */
async function countLost({ client, shopId }: House): Promise<number> {
  const { forShop } = await import('../app/db.server.ts')
  const { verifyBooks } = await import('../app/loyalty/ledger/verify.server.ts')
  const { rows } = await client.query(
    `SELECT (SELECT count(*)::int FROM deliveries WHERE state = 'done') AS done,
      (SELECT count(*)::int FROM orders WHERE updated_at > processed_at
        AND parked_reason IS NULL AND evaluation->'effects' <> '[]') AS settled`,
  )
  const { done, settled } = rows[0]
  const differences = await verifyBooks(forShop(shopId))
  return acknowledged - done + (orders - settled) + differences.length
}

function said({ acknowledged: taken, seconds: lasted, orders: all, ...played }: Played) {
  const share = Object.entries(played.shares).map(([who, part]) => `${who} ${part.toFixed(2)}`)
  const measurements: Measurement[] = [
    {
      name: 'peak.accepted',
      // A moment after the minute belongs to it: the last ones have to be answered, too.
      value: taken / 3 / Math.max(all / played.rate, lasted - 1),
      unit: 'orders/s, three webhooks each',
      floor: 'what is asked for',
      floorValue: played.rate,
      note: `processors in use, of two: ${share.join(', ')}`,
    },
    {
      name: 'peak.backlog',
      value: played.backlogSeconds,
      unit: `s until ${all} orders are settled`,
      floor: 'ten seconds',
      floorValue: graceSeconds,
      better: 'less',
    },
    {
      name: 'peak.answer',
      value: played.p99,
      unit: 'ms to an answer, 99th percentile',
      floor: 'what Shopify waits',
      floorValue: answerMs,
      better: 'less',
      note: `half of the answers came within ${played.p50.toFixed(1)} ms`,
    },
  ]
  return measurements
}

const lost = (count: number): Measurement => ({
  name: 'peak.lost',
  value: count,
  unit: 'acknowledged and not settled',
  floor: 'nothing',
  floorValue: 0,
  better: 'less',
})

const held = (rate: number): Measurement => ({
  name: 'peak.holds',
  value: rate,
  unit: `orders/s for ${stepSeconds} s`,
  floor: "all of Shopify's yearly peak",
  floorValue: yearlyPeak,
})
