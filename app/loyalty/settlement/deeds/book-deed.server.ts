// A deed that counts is an event; each time that it counts anew has a key of its own, since what
// was taken back is never given under the same one again.
import type { ShopTx } from '../../../db.server.ts'
import type { EventName } from '../../kernel/events/event.ts'
import { bookEvents } from '../events/book-events.server.ts'
import { takeBackEvent } from '../events/take-back-event.server.ts'

export interface BookedDeed {
  id: string
  memberId: string
  ruleId: string
  version: number
  event: EventName
  title?: string | undefined
  points: number
  happenedAt: Date
  round: number
}

/** @returns whether its points are in the books: not where the member was out when it happened. */
export async function bookDeed(tx: ShopTx, deed: BookedDeed, now: Date): Promise<boolean> {
  const { memberId, points, happenedAt: at } = deed
  const event = { memberId, key: keyOf(deed), at, points, told: toldOf(deed), availableAt: now }
  return (await bookEvents(tx, [event], now)).length > 0
}

export async function takeBackDeed(tx: ShopTx, deed: BookedDeed, now: Date): Promise<void> {
  const { memberId } = deed
  await takeBackEvent(tx, { memberId, key: keyOf(deed), told: toldOf(deed) }, now)
}

const keyOf = ({ id, round }: BookedDeed) => `deed/${id}/${round}`

const toldOf = ({ event, ruleId, version, title }: BookedDeed) => ({
  event,
  ruleId,
  version,
  ...(title ? { name: title } : {}),
})
