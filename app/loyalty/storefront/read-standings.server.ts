// What each member is to the program now, what waits for those who are not in, and which rewards
// they have had as often as they may.
import type { ShopTx } from '../../db.server.ts'
import { readMembership } from '../membership/read-membership.server.ts'
import { readWaiting } from '../membership/read-waiting.server.ts'
import type { Reward } from '../program/settings.ts'
import { readBarred } from '../rewards/audience/read-barred.server.ts'
import { readNextLook } from '../rewards/audience/read-next-look.server.ts'
import { readLimitsReached } from '../rewards/read-taken.server.ts'
import type { MemberState, Standing } from './member-state.ts'

export type FullStanding = Standing & Pick<MemberState, 'limitsReached' | 'barred'>

const nobody: FullStanding = {
  status: 'member',
  isTester: false,
  waiting: null,
  limitsReached: [],
}

export interface Standings {
  of(memberId: string): FullStanding
  /** When rewards become theirs, or are theirs no more, if nothing happens; null: never. */
  lookOf(memberId: string): Date | null
}

export async function readStandings(
  shop: ShopTx,
  { memberIds, rewards, now }: { memberIds: string[]; rewards: Reward[]; now: Date },
): Promise<Standings> {
  const members = await readMembership(shop, memberIds, now)
  const out = [...members].flatMap(([id, { status }]) =>
    status === 'not_joined' || status === 'left' ? [id] : [],
  )
  const [waiting, limits, barred, looks] = await Promise.all([
    readWaiting(shop, out, now),
    readLimitsReached(shop, memberIds, rewards),
    readBarred(shop, { memberIds, rewards, now }),
    readNextLook(shop, { memberIds, rewards, now }),
  ])
  return {
    of: (memberId) => ({
      ...nobody,
      ...members.get(memberId),
      waiting: waiting.get(memberId) ?? null,
      limitsReached: limits.get(memberId) ?? [],
      ...(barred.get(memberId)?.length ? { barred: barred.get(memberId) } : {}),
    }),
    lookOf: (memberId) => looks.get(memberId) ?? null,
  }
}
