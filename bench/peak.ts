// `peak`: a thousand orders a second for a minute, three webhooks each, over HTTP and signed, to
// the door and one worker as they run in production, with members' states going out as Shopify lets
// them. All of Shopify took 741 orders a second at its yearly peak (Black Friday 2025). Then how
// far above that it holds.
import { execFile } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { ensureBuilt } from '../scripts/ensure-built.ts'
import type { Measurement } from './figure.ts'
import { openBareHouse } from './peak/bare-house.ts'
import {
  answerMs,
  graceSeconds,
  held,
  lost,
  type Result,
  said,
  spent,
  type Told,
} from './peak/figures.ts'
import { domain, type House, openHouse, type Playable } from './peak/house.ts'
import { processorTime, withChildren } from './processor-time.ts'
import { scaled } from './scale.ts'

const ordersPerSecond = 1000
const seconds = scaled(60)
const stepSeconds = scaled(15)
const steps = [1100, 1250, 1500, 1750, 2000, 2500, 3000]
const patienceSeconds = 120
const lookAgainMs = 100
const bareSeconds = 15

export const peakNames = [
  'peak.accepted',
  'peak.processor',
  'peak.lost',
  'peak.backlog',
  'peak.answer',
  'peak.holds',
]

export interface Peak {
  minute: Result
  /** Orders a second; 0 where it does not hold the minute. */
  holds: number
  missing: number
}

/** Door, worker and database as they run in production. */
export async function playPeak(databaseUrl: string): Promise<Peak> {
  await ensureBuilt()
  const house = await openHouse(databaseUrl)
  try {
    await play(house, { rate: ordersPerSecond / 2, seconds: scaled(5) })
    const minute = await play(house, { rate: ordersPerSecond, seconds })
    const holds = holdsAt(minute) ? await climb(house) : 0
    return { minute, holds, missing: await countLost(house) }
  } finally {
    await house.stop()
    const { closeDatabase } = await import('../app/db.server.ts')
    await closeDatabase()
  }
}

export const peakFigures = ({ minute, holds, missing }: Peak, bare: Result): Measurement[] => [
  ...said(minute),
  spent(minute, bare),
  lost(missing),
  held(holds, stepSeconds),
]

/** The smallest program of this shape. */
export async function playBarely(databaseUrl: string): Promise<Result> {
  const house = await openBareHouse(databaseUrl)
  try {
    const lasting = Math.min(seconds, bareSeconds)
    const played = await play(house, { rate: ordersPerSecond, seconds: lasting })
    // What ended on the way has told nobody what it spent.
    if (played.refused > 0)
      throw new Error(`the smallest program refused ${played.refused} webhooks`)
    return played
  } finally {
    await house.stop()
  }
}

let orders = 0
let acknowledged = 0

async function play(
  house: Playable,
  { rate, seconds }: { rate: number; seconds: number },
): Promise<Result> {
  await house.client.query('CHECKPOINT')
  const before = spentBy(house)
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
  const after = spentBy(house)
  orders += told.orders
  acknowledged += told.acknowledged
  const tookMs = Object.entries(after).map(
    ([name, ms]) => [name, ms - (before[name] ?? 0)] as const,
  )
  const shares = Object.fromEntries(tookMs.map(([name, ms]) => [name, ms / spentMs]))
  return {
    ...told,
    rate,
    backlogSeconds,
    microseconds: (1000 * tookMs.reduce((sum, [, ms]) => sum + ms, 0)) / told.orders,
    shares: { generator: told.processorMs / (over - started), ...shares },
  }
}

/** A connection that is opened on the way has spent nothing before. */
const spentBy = ({ pids: { door, worker, database } }: Playable) =>
  processorTime({ door: [door], worker: [worker], database: withChildren(database) })

async function untilSettled({ client }: Playable, since: number): Promise<number> {
  const waited = () => (performance.now() - since) / 1000
  while (waited() < patienceSeconds) {
    const { rows } = await client.query('SELECT EXISTS (SELECT FROM waiting_deliveries) AS waits')
    if (!rows[0].waits) return waited()
    await sleep(lookAgainMs)
  }
  return waited()
}

/** Everything taken at the pace it came in, answered in time, and worked off at once. */
function holdsAt({ refused, backlogSeconds, p99, seconds: lasted, rate, orders: all }: Result) {
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
    `SELECT (SELECT count(*)::int FROM deliveries d WHERE trouble IS NULL
        AND seq NOT IN (SELECT seq FROM waiting_deliveries)) AS done,
      (SELECT count(*)::int FROM orders WHERE updated_at > processed_at
        AND parked_reason IS NULL AND evaluation->'effects' <> '[]') AS settled`,
  )
  const { done, settled } = rows[0]
  const differences = await verifyBooks(forShop(shopId))
  return acknowledged - done + (orders - settled) + differences.length
}
