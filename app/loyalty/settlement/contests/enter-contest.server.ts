// A member takes part in a contest, by the nickname that others see, or does not any more.
import type { ShopDb, ShopTx } from '../../../db.server.ts'
import { type Contest, decideEntry } from '../../contests/contest.ts'
import { findContest } from '../../contests/list-contests.server.ts'
import { countAnew } from '../../contests/member-contests.server.ts'
import { accept, type Result, refuse } from '../../kernel/refusals.ts'
import { lockMember } from '../../membership/lock-member.server.ts'
import { chooseNicknameIn } from '../../membership/nickname/choose-nickname.server.ts'
import { readNickname } from '../../membership/nickname/read-nicknames.server.ts'
import { requireAccess } from '../../membership/require-access.server.ts'
import { touchState } from '../../rewards/touch-state.server.ts'
import { isForMembers } from './rank-contest.server.ts'

export interface Entry {
  contestId: string
  memberId: string
  /** As it was typed; null: the one they have. */
  nickname: string | null
  now: Date
}

/**
 * Done twice it is done. Refuses contest_unknown, contest_over, contest_for_others, and what
 * `requireAccess` and `chooseNickname` refuse.
 */
export function enterContest(shop: ShopDb, entry: Entry): Promise<Result<void>> {
  const { contestId, memberId, nickname, now } = entry
  return shop.transaction(async (tx) => {
    if (!(await lockMember(tx, memberId))) return refuse('member_unknown')
    const access = await requireAccess(tx, { memberId, now })
    if (!access.ok) return access
    const contest = await findOpen(tx, contestId, now)
    if (!contest.ok) return contest
    if (!(await isForMembers(tx, contest.value, { memberIds: [memberId], now })).has(memberId))
      return refuse('contest_for_others')
    const own = await readNickname(tx, memberId)
    if (nickname !== null || !own?.nickname) {
      const chosen = await chooseNicknameIn(tx, { memberId, nickname: nickname ?? '', now })
      if (!chosen.ok) return chosen
    }
    await tx.sql`
      INSERT INTO contest_entrants (shop_id, contest_id, member_id, entered_at)
      VALUES (${tx.shopId}, ${contestId}::uuid, ${memberId}::uuid, ${now}) ON CONFLICT DO NOTHING`
    await countAnew(tx)
    await touchState(tx, memberId)
    return accept(undefined)
  })
}

/** At any time; what was decided stays. Refuses member_unknown. */
export function leaveContest(
  shop: ShopDb,
  entry: Pick<Entry, 'contestId' | 'memberId'>,
): Promise<Result<void>> {
  const { contestId, memberId } = entry
  return shop.transaction(async (tx) => {
    if (!(await lockMember(tx, memberId))) return refuse('member_unknown')
    await tx.sql`
      DELETE FROM contest_entrants WHERE shop_id = ${tx.shopId}
        AND contest_id = ${contestId}::uuid AND member_id = ${memberId}::uuid RETURNING 1 AS one`
    await countAnew(tx)
    await touchState(tx, memberId)
    return accept(undefined)
  })
}

async function findOpen(tx: ShopTx, id: string, now: Date): Promise<Result<Contest>> {
  const contest = await findContest(tx, id)
  if (!contest || contest.calledOffAt) return refuse('contest_unknown')
  const decided = decideEntry(contest, now)
  return decided.ok ? accept(contest) : decided
}
