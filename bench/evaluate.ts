// `evaluate`: what one order is worth, asked in a warm process as a worker asks it: an ordinary
// program of five rules, four lines, two units sent back. The median counts.
// `evaluate.everything`: the same order where every part is on: more rules, stamp cards, tiers, a
// paid membership, limits, three campaigns, one of them for a tier and one for paid members.
import { evaluate } from '../app/loyalty/earning/evaluate.ts'
import type { Inputs } from '../app/loyalty/earning/evaluation.ts'
import type { OrderSnapshot } from '../app/loyalty/kernel/facts.ts'
import { noPlan } from '../app/loyalty/plans/plan-settings.ts'
import { defaultSettings } from '../app/loyalty/program/default-settings.ts'
import { type ProgramSettings, type Rule, settingsSchema } from '../app/loyalty/program/settings.ts'
import { freshRule } from '../app/loyalty/rules/catalogue.ts'
import { everything } from '../app/loyalty/rules/scope.ts'
import { aLine, anOrder, withLineRefunded } from '../tests/setup/builders/order.ts'
import type { Measurement } from './figure.ts'

const orders = 20_000
const warmingUp = 5000
const mostUs = 50
const mostOfEverythingUs = 200

export function measureEvaluate(): Measurement[] {
  const plain: Inputs = {
    engine: 1,
    version: { number: 1, settings: someProgram() },
    timeZone: 'America/New_York',
    memberId: '0190a1b2-0000-4000-8000-000000000001',
    phase: 'live',
    status: 'member',
  }
  return [
    measure('evaluate', plain, { mostUs, leastEffects: 3 }),
    measure('evaluate.everything', withEverything(plain), {
      mostUs: mostOfEverythingUs,
      leastEffects: 10,
    }),
  ]
}

interface Aim {
  mostUs: number
  /** An order that earns less has not been asked about everything. */
  leastEffects: number
}

function measure(name: string, inputs: Inputs, aim: Aim): Measurement {
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
  if (points < orders * aim.leastEffects)
    throw new Error(`${name}: its orders earn by ${points / orders} rules only`)
  times.sort((one, other) => one - other)
  const value = times[Math.floor(times.length / 2)] ?? 0
  const floor = `${aim.mostUs} µs`
  return { name, value, unit: 'µs', floor, floorValue: aim.mostUs, better: 'less' }
}

const aboutProduct = (id: string) => ({ ...everything, products: [{ id, title: id }] })

function withEverything(plain: Inputs): Inputs {
  const program = someProgram()
  const rules: Rule[] = [
    ...program.rules,
    { ...freshRule('stamp', 'card', 100), scope: aboutProduct('501') } as Rule,
    { ...freshRule('stamp', 'other-card', 100), scope: aboutProduct('502') } as Rule,
    { ...freshRule('order', 'fifth', 100), orders: { which: 'every', n: 5 } } as unknown as Rule,
    { ...freshRule('order', 'members', 100), paidMembersOnly: true } as Rule,
    { ...freshRule('multiply', 'members-double', 100), paidMembersOnly: true } as Rule,
  ]
  const tiers = [
    { id: 'silver', name: 'Silver', spendMinor: 10_000, multiplierBps: 12_500 },
    { id: 'gold', name: 'Gold', spendMinor: 50_000, multiplierBps: 20_000 },
  ]
  const limits = { memberDayMaximum: 50_000, memberMonthMaximum: 500_000, memberMaximum: 5_000_000 }
  const settings = settingsSchema.parse({
    ...program,
    ...limits,
    rules,
    tiers: tiers.map((tier) => ({ points: null, orders: null, ...tier })),
    plan: { ...noPlan, isOn: true, name: 'Club', yearly: [{ id: '999', title: 'Club' }] },
  })
  const campaign = (n: number, rule: Rule) => ({ ...rule, id: `campaign:${n}`, title: `C${n}` })
  return {
    ...plain,
    version: { number: 1, settings },
    campaigns: [
      campaign(1, freshRule('multiply', 'one', 100)),
      campaign(2, freshRule('order', 'two', 100)),
      campaign(3, { ...freshRule('order', 'three', 100), paidMembersOnly: true } as Rule),
    ],
    audiences: {
      'campaign:2': { who: 'tiers', tiers: [{ id: 'gold', title: 'Gold' }], segment: null },
    },
    used: { day: 10, month: 100, all: 1000, orders: 4, tier: 'gold', isPaidMember: true },
  }
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
