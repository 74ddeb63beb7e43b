// The cause that a redemption names, as it is now.
import type { ShopTx } from '../../../db.server.ts'
import { findCause } from '../../causes/list-causes.server.ts'
import type { CauseSeen, RedemptionWish } from '../decide-redemption.ts'

/** Whoever ends it waits until this donation is written. */
export async function seeCause(
  tx: ShopTx,
  { causeId }: Pick<RedemptionWish, 'causeId'>,
): Promise<CauseSeen | null> {
  const cause = causeId === undefined ? null : await findCause(tx, causeId)
  return cause && { id: cause.id, name: cause.name, hasEnded: cause.endedAt !== null }
}
