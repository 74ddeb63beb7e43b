// A member whom the merchant has paused neither earns nor redeems; what they have stays theirs, and
// goes on maturing and expiring.
import type { ShopDb, ShopTx } from '../../db.server.ts'
import { accept, type Result, refuse } from '../kernel/refusals.ts'
import { recordChange } from './record-change.server.ts'

export interface Pause {
  memberId: string
  /** Who did it, as the books name people. */
  actor: string
  note: string
  now: Date
}

/** Orders placed from now on earn nothing. Again is a success. Refuses member_unknown. */
export const pauseMember = (shop: ShopDb, pause: Pause) =>
  shop.transaction((tx) => changePause(tx, { ...pause, kind: 'paused' }))

/** Orders placed from now on earn again; those of the time between do not. */
export const resumeMember = (shop: ShopDb, pause: Pause) =>
  shop.transaction((tx) => changePause(tx, { ...pause, kind: 'resumed' }))

async function changePause(
  tx: ShopTx,
  { memberId, actor, note, kind, now }: Pause & { kind: 'paused' | 'resumed' },
): Promise<Result<{ isRepeat: boolean }>> {
  const written = await recordChange(tx, { memberId, kind, detail: { actor, note }, now })
  return written === null ? refuse('member_unknown') : accept({ isRepeat: !written })
}
