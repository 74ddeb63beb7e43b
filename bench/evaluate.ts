// `evaluate`: what one order is worth, asked in a warm process as a worker asks it: an ordinary
// program of five rules, four lines, two units sent back. The median counts.
import { evaluate } from '../app/loyalty/earning/evaluate.ts'
import type { Inputs } from '../app/loyalty/earning/evaluation.ts'
import type { OrderSnapshot } from '../app/loyalty/kernel/facts.ts'
import { defaultSettings } from '../app/loyalty/program/default-settings.ts'
import { type ProgramSettings, settingsSchema } from '../app/loyalty/program/settings.ts'
import { aLine, anOrder, withLineRefunded } from '../tests/setup/builders/order.ts'
import type { Measurement } from './figure.ts'

const orders = 20_000
const warmingUp = 5000
const mostUs = 50

export function measureEvaluate(): Measurement[] {
  const inputs: Inputs = {
    engine: 1,
    version: { number: 1, settings: someProgram() },
    timeZone: 'America/New_York',
    memberId: '0190a1b2-0000-4000-8000-000000000001',
    phase: 'live',
    status: 'member',
  }
  const snapshots = Array.from({ length: orders }, (_, place) => someOrder(place))
  const times: number[] = []
  let points = 0
  for (const [place, snapshot] of snapshots.entries()) {
    const started = performance.now()
    const { effects } = evaluate(inputs, snapshot)
    const elapsed = performance.now() - started
    points += effects.length
    if (place >= warmingUp) times.push(elapsed * 1000)
  }
  if (points < orders * 3) throw new Error('the orders of the bench earn too little')
  times.sort((one, other) => one - other)
  const value = times[Math.floor(times.length / 2)] ?? 0
  const floor = `${mostUs} µs`
  return [{ name: 'evaluate', value, unit: 'µs', floor, floorValue: mostUs, better: 'less' }]
}

/** Spending, one thing by units, an order's fixed award, twice the points for a collection. */
function someProgram(): ProgramSettings {
  const held = { isOn: true, minimumMinor: 0 }
  const picked = (...ids: string[]) => ids.map((id) => ({ id, title: id }))
  return settingsSchema.parse({
    ...defaultSettings('USD'),
    rounding: 'nearest',
    orderMaximum: 100_000,
    rules: [
      { ...held, kind: 'spend', id: 'spend', points: 1, perMinor: 100 },
      {
        ...held,
        kind: 'spend',
        id: 'pots',
        points: 1,
        perMinor: 200,
        scope: { products: picked('502') },
      },
      { ...held, kind: 'units', id: 'units', points: 5, scope: { products: picked('503') } },
      { ...held, kind: 'order', id: 'order', points: 10, minimumMinor: 5000 },
      {
        ...held,
        kind: 'multiply',
        id: 'double',
        multiplierBps: 20_000,
        scope: { excludedProducts: picked('504') },
      },
    ],
  })
}

function someOrder(place: number): OrderSnapshot {
  const lines = [1, 2, 3, 4].map((n) =>
    aLine(1000 * n + (place % 997), {
      id: String(place * 10 + n),
      productId: String(500 + n),
      quantity: n,
      taxMinor: 80 * n,
    }),
  )
  const processedAt = new Date(Date.UTC(2026, 0, 1) + place * 60_000).toISOString()
  const order = anOrder({ orderId: String(place), lines, processedAt })
  return withLineRefunded(order, lines[3]?.id ?? '', 2)
}
