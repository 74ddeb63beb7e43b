// Leaving by one’s own doing. Nothing is booked: points stay, and wait for a return.
import type { ShopDb } from '../../db.server.ts'
import { accept, type Result, refuse } from '../kernel/refusals.ts'
import { recordChange } from './record-change.server.ts'

export interface Leave {
  memberId: string
  now: Date
}

/**
 * Their points stay where they are, and can be spent again after coming back; what is bought
 * meanwhile earns nothing. Leaving twice is a success. Refuses member_unknown.
 */
export function leaveProgram(
  shop: ShopDb,
  { memberId, now }: Leave,
): Promise<Result<{ isRepeat: boolean }>> {
  return shop.transaction(async (tx) => {
    const written = await recordChange(tx, { memberId, kind: 'left', now })
    return written === null ? refuse('member_unknown') : accept({ isRepeat: !written })
  })
}
