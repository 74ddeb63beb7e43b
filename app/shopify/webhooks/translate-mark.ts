// Topics that tell of an order without telling its whole state: all we take from them is which
// order has to be asked for, or is no more.
import { z } from 'zod'
import { id } from './payload-fields.ts'
import { readAs } from './unreadable-error.ts'

const plain = z.object({ order_id: id })
const deleted = z.object({ id })
const edited = z.object({ order_edit: z.object({ order_id: id }) })

/** @returns the order's id. @throws UnreadableError naming the fields that are missing or wrong. */
export function translateMark(topic: string, payload: unknown): string {
  if (topic === 'orders/delete') return readAs(deleted, payload).id
  return topic === 'orders/edited'
    ? readAs(edited, payload).order_edit.order_id
    : readAs(plain, payload).order_id
}
