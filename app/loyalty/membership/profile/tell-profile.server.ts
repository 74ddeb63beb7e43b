// What a member tells of themselves, asked for only while the program needs it, and taken away
// whenever they like, together with what it was before any correction.
import type { ShopDb, ShopTx } from '../../../db.server.ts'
import { accept, type Result, refuse } from '../../kernel/refusals.ts'
import { type Asking, askingOf } from '../../program/asking.ts'
import { readProgramInForce } from '../../program/read-program-in-force.server.ts'
import { lockMember } from '../lock-member.server.ts'
import { type Profile, type ToldProfile, tellProfile } from './profile.ts'
import { readProfile } from './read-profile.server.ts'
import { writeProfile } from './write-profile.server.ts'

export interface Told {
  memberId: string
  told: ToldProfile
  now: Date
}

const asksNothing: Asking = { leadDays: 0, asksYear: false, asksGender: false }

/**
 * Refuses member_unknown, profile_not_asked (taking away is always possible),
 * birthday_changed_lately, birthday_ahead.
 */
export function tellAboutMember(shop: ShopDb, asked: Told): Promise<Result<Profile>> {
  return shop.transaction((tx) => tell(tx, asked))
}

async function tell(tx: ShopTx, { memberId, told, now }: Told): Promise<Result<Profile>> {
  if (!(await lockMember(tx, memberId))) return refuse('member_unknown')
  const version = await readProgramInForce(tx, now)
  const asking = version && askingOf(version.settings)
  const isTakenAway = told.birthday === null && told.gender === null
  if (!asking && !isTakenAway) return refuse('profile_not_asked')
  const shop = await tx.db.shop.findUniqueOrThrow({ where: { id: tx.shopId } })
  const timeZone = shop.timeZone ?? 'UTC'
  const before = await readProfile(tx, memberId)
  const next = tellProfile(before, told, { asking: asking ?? asksNothing, now, timeZone })
  if (!next.ok) return next
  await writeProfile(tx, memberId, next.value)
  if (isTakenAway)
    await tx.sql`DELETE FROM profile_corrections
      WHERE shop_id = ${tx.shopId} AND member_id = ${memberId}::uuid RETURNING 1 AS one`
  return accept(next.value)
}
