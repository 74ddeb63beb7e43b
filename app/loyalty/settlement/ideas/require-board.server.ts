// Who asks something of the board, and whether they may: by the program, by what they are to it,
// and by whom the merchant lets post and vote.
import type { ShopTx } from '../../../db.server.ts'
import type { Board } from '../../ideas/board.ts'
import { lockBoard } from '../../ideas/keep-board.server.ts'
import { accept, type Result, refuse } from '../../kernel/refusals.ts'
import { addDays } from '../../kernel/time.ts'
import { lockMembers } from '../../ledger/lock-members.server.ts'
import { requireAccess } from '../../membership/require-access.server.ts'
import { readBarred } from '../../rewards/audience/read-barred.server.ts'

export interface Asking {
  memberId: string
  now: Date
}

/**
 * The member and the board are locked, in this order. Refuses what `requireAccess` does,
 * member_unknown, ideas_off.
 */
export async function requireBoard(
  tx: ShopTx,
  { memberId, now }: Asking,
  how: 'together' | 'alone' = 'together',
): Promise<Result<Board>> {
  const access = await requireAccess(tx, { memberId, now })
  if (!access.ok) return access
  await lockMembers(tx, [memberId])
  // Merged into another while we waited: they ask again under that one's name.
  const where = { shopId: tx.shopId, id: memberId, mergedInto: null }
  if ((await tx.db.member.count({ where })) === 0) return refuse('member_unknown')
  const board = await lockBoard(tx, how)
  return board.isOn ? accept(board) : refuse('ideas_off')
}

export interface Barred {
  posting: boolean
  voting: boolean
}

/** What of it is for others. */
export async function readBoardBarred(
  shop: ShopTx,
  { posting, voting }: Pick<Board, 'posting' | 'voting'>,
  { memberId, now }: Asking,
): Promise<Barred> {
  const rewards = [
    { id: 'posting', audience: posting },
    { id: 'voting', audience: voting },
  ]
  const barred = (await readBarred(shop, { memberIds: [memberId], rewards, now })).get(memberId)
  const isBarred = (id: string) => barred?.includes(id) ?? false
  return { posting: isBarred('posting'), voting: isBarred('voting') }
}

const weekDays = 7

/** How many of their ideas wait, and how many they posted lately. */
export async function countOwn(
  shop: ShopTx,
  { memberId, now }: Asking,
): Promise<{ waiting: number; posted: number }> {
  const { shopId } = shop
  const of = (where: object) => shop.db.idea.count({ where: { shopId, memberId, ...where } })
  const since = addDays(now, -weekDays)
  return {
    waiting: await of({ state: 'waiting', mergedInto: null }),
    posted: await of({ postedAt: { gt: since } }),
  }
}
