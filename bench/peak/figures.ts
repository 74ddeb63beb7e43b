// What playing the peak came to, in figures.
import type { Measurement } from '../figure.ts'

export const graceSeconds = 10
/** Shopify gives up on an answer after so long. */
export const answerMs = 5000
const yearlyPeak = 741
const processors = 2

export interface Told {
  orders: number
  acknowledged: number
  refused: number
  seconds: number
  p50: number
  p99: number
  processorMs: number
}

export interface Result extends Told {
  rate: number
  /** From the shop's last word until everything it had said was settled. */
  backlogSeconds: number
  shares: Record<string, number>
  /** Of all but the generator, for an order with its three webhooks. */
  microseconds: number
}

export function said({ acknowledged: taken, seconds: lasted, orders: all, ...played }: Result) {
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

/** And what the two processors could take, were they used to the full. */
export function spent(ours: Result, bare: Result): Measurement {
  const most = ({ microseconds, processorMs, orders: all }: Result) =>
    Math.round((processors * 1e6) / (microseconds + (1000 * processorMs) / all))
  return {
    name: 'peak.processor',
    value: ours.microseconds,
    unit: 'µs of processors an order, generator left out',
    floor: 'the barest server, one insert a webhook, the smallest ledger write',
    floorValue: bare.microseconds,
    better: 'less',
    note: `with the generator ${processors} processors carry ${most(ours)} orders/s, barely ${most(bare)}`,
  }
}

export const lost = (count: number): Measurement => ({
  name: 'peak.lost',
  value: count,
  unit: 'acknowledged and not settled',
  floor: 'nothing',
  floorValue: 0,
  better: 'less',
})

export const held = (rate: number, stepSeconds: number): Measurement => ({
  name: 'peak.holds',
  value: rate,
  unit: `orders/s for ${stepSeconds} s`,
  floor: "all of Shopify's yearly peak",
  floorValue: yearlyPeak,
})
