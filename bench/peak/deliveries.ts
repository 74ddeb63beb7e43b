// What an order's three webhooks are: orders/create and orders/paid, which tell the same state in
// the same moment, and orders/updated with a later one. Bodies of 5 kB, made by filling in a
// pattern: what making them costs is taken from those who are measured.
import { createHmac, type KeyObject } from 'node:crypto'
import { anOrderPayload } from '../../tests/setup/builders/order-payload.ts'
import { firstCustomer, members } from '../settle/rounds.ts'

/** One in six customers buys for the first time. */
const customers = members * 1.2
const placeholders = { order: 4_000_000_000_001, customer: 3_000_000_000_001, price: '7777.77' }
const firstOrder = 5_000_000_000_000
export const laterMs = 1500

export interface Delivery {
  topic: string
  body: Buffer
  signature: string
}

const placed = '2026-01-02T03:04:05Z'
const updated = '2026-01-02T03:04:06Z'
const pattern = JSON.stringify(
  anOrderPayload({
    orderId: placeholders.order,
    customerId: placeholders.customer,
    price: placeholders.price,
    processedAt: placed,
    updatedAt: updated,
  }),
).split(new RegExp(`(${[...Object.values(placeholders), placed, updated].join('|')})`))

/** What the shop says at once of its order of that number. */
export function atOnce(number: number, key: KeyObject): Delivery[] {
  const told = state(number, 0, key)
  return ['orders/create', 'orders/paid'].map((topic) => ({ topic, ...told }))
}

export function later(number: number, key: KeyObject): Delivery {
  return { topic: 'orders/updated', ...state(number, laterMs, key) }
}

const started = Date.now()

function state(number: number, afterMs: number, key: KeyObject): Omit<Delivery, 'topic'> {
  const placedAt = Math.floor(started / 1000) * 1000
  const values: Record<string, string> = {
    [placeholders.order]: String(firstOrder + number),
    [placeholders.customer]: String(firstCustomer + 1 + ((number * 7919) % customers)),
    [placeholders.price]: `${10 + (number % 190)}.50`,
    [placed]: new Date(placedAt).toISOString(),
    [updated]: new Date(placedAt + Math.ceil(afterMs / 1000) * 1000).toISOString(),
  }
  const body = Buffer.from(pattern.map((part) => values[part] ?? part).join(''))
  return { body, signature: createHmac('sha256', key).update(body).digest('base64') }
}
