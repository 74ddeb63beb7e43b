// Orders, rules and programs of the worked examples, in a few words each. Money is in hundredths.
import { evaluate } from '../../../app/loyalty/earning/evaluate.ts'
import type { Inputs } from '../../../app/loyalty/earning/evaluation.ts'
import type { OrderLine, OrderSnapshot } from '../../../app/loyalty/kernel/facts.ts'
import type { Picked } from '../../../app/loyalty/kernel/settings-fields.ts'
import type { Rule } from '../../../app/loyalty/program/settings.ts'
import type { Conditions } from '../../../app/loyalty/rules/fields.ts'
import { everything, type Scope } from '../../../app/loyalty/rules/scope.ts'
import { aLine, anOrder, aRefund, later } from '../../setup/builders/order.ts'
import { aVersion, type Given } from '../../setup/builders/program.ts'

type Held = Partial<Conditions>

export const spend = (points: number, perMinor: number, held: Held = {}, id = 'spend'): Rule => ({
  ...{ kind: 'spend', id, isOn: true, points, perMinor, minimumMinor: 0 },
  ...held,
})
export const fixed = (points: number, held: Held = {}, id = 'order'): Rule => ({
  ...{ kind: 'order', id, isOn: true, points, minimumMinor: 0 },
  ...held,
})
export const times = (factor: number, held: Held = {}, id = 'times'): Rule => ({
  ...{ kind: 'multiply', id, isOn: true, multiplierBps: factor * 10_000, minimumMinor: 0 },
  ...held,
})

const picked = (ids: string[]): Picked[] => ids.map((id) => ({ id, title: id }))
export const without = (...ids: string[]): Scope => ({
  ...everything,
  excludedProducts: picked(ids),
})
export const only = (...ids: string[]): Scope => ({ ...everything, products: picked(ids) })
export const notIn = (...ids: string[]): Scope => ({
  ...everything,
  excludedCollections: picked(ids),
})

export const thing = (id: string, minor: number, given: Partial<OrderLine> = {}): OrderLine =>
  aLine(minor, { id, productId: id, ...given })
export const of = (...amountsMinor: number[]): OrderSnapshot =>
  anOrder({ lines: amountsMinor.map((minor, n) => thing(`line-${n}`, minor)) })

/** Less a tenth, as a discount on all of it. */
export const lessTenth = (id: string, listedMinor: number, code: string | null = 'TENTH') =>
  thing(id, (listedMinor * 9) / 10, {
    listedMinor,
    discounts: [{ amountMinor: listedMinor / 10, reach: 'order', code }],
  })

export const refundedByAmount = (order: OrderSnapshot, adjustmentMinor: number): OrderSnapshot =>
  later(order, { payment: 'partially_refunded', refunds: [aRefund({ adjustmentMinor })] })

/** @returns points of each rule that gave any. */
export function pointsOf(
  order: OrderSnapshot,
  given: Given = {},
  inputs: Partial<Inputs> = {},
): number[] {
  const version = aVersion(given)
  const all = { engine: 1 as const, version, timeZone: 'UTC', memberId: 'm', ...inputs }
  return evaluate(all, order).effects.map((effect) => effect.quantity)
}

export const totalOf = (...given: Parameters<typeof pointsOf>): number =>
  pointsOf(...given).reduce((sum, points) => sum + points, 0)
