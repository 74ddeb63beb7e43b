// The merchant sets a profile right for a member who asks for it. What it was is kept for undoing
// that, and who did it.
import { randomUUID } from 'node:crypto'
import type { ShopDb, ShopTx } from '../../../db.server.ts'
import { accept, type Result, refuse } from '../../kernel/refusals.ts'
import { lockMember } from '../lock-member.server.ts'
import { correctProfile, profileSchema, type ToldProfile } from './profile.ts'
import { readProfile } from './read-profile.server.ts'
import { writeProfile } from './write-profile.server.ts'

export interface Correction {
  memberId: string
  told: ToldProfile
  /** Who did it, as the books name people. */
  actor: string
  now: Date
}

/** Refuses member_unknown. What says nothing new is no correction. */
export function correctMemberProfile(
  shop: ShopDb,
  { memberId, told, actor, now }: Correction,
): Promise<Result<null>> {
  return shop.transaction(async (tx) => {
    if (!(await lockMember(tx, memberId))) return refuse('member_unknown')
    const before = await readProfile(tx, memberId)
    const { birthday, gender } = before
    if (JSON.stringify({ birthday, gender }) === JSON.stringify(told)) return accept(null)
    await writeProfile(tx, memberId, correctProfile(before, told, now))
    await tx.sql`
      INSERT INTO profile_corrections (shop_id, id, member_id, before, corrected_at, corrected_by)
      VALUES (${tx.shopId}, ${randomUUID()}::uuid, ${memberId}::uuid,
        ${JSON.stringify({ birthday, gender })}::jsonb, ${now}, ${actor})`
    return accept(null)
  })
}

export interface LatestCorrection {
  id: string
  at: Date
  by: string
  before: ToldProfile
}

/** The one that undoing would be about; null where there is none. */
export async function readLatestCorrection(
  shop: ShopTx,
  memberId: string,
): Promise<LatestCorrection | null> {
  const [row] = await shop.sql<Omit<LatestCorrection, 'before'> & { before: unknown }>`
    SELECT id::text, corrected_at AS at, corrected_by AS by, before FROM profile_corrections
    WHERE shop_id = ${shop.shopId} AND member_id = ${memberId}::uuid AND undone_at IS NULL
    ORDER BY corrected_at DESC, id LIMIT 1`
  return row ? { ...row, before: profileSchema.parse(row.before) } : null
}

/** Refuses member_unknown, nothing_to_undo. */
export function undoCorrection(
  shop: ShopDb,
  { memberId, actor, now }: Omit<Correction, 'told'>,
): Promise<Result<null>> {
  return shop.transaction(async (tx) => {
    if (!(await lockMember(tx, memberId))) return refuse('member_unknown')
    const latest = await readLatestCorrection(tx, memberId)
    if (!latest) return refuse('nothing_to_undo')
    const before = await readProfile(tx, memberId)
    await writeProfile(tx, memberId, correctProfile(before, latest.before, now))
    await tx.sql`
      UPDATE profile_corrections SET undone_at = ${now}, undone_by = ${actor}
      WHERE shop_id = ${tx.shopId} AND id = ${latest.id}::uuid RETURNING 1 AS one`
    return accept(null)
  })
}
