// Shops whose public program has to be written: something was published, a version that was
// published earlier has come into force since, or a campaign has begun that nobody was told of.
// Claimed by lease, as the members' states are.
import { prisma } from '../../db.server.ts'

const leaseSeconds = 60

export interface ProgramClaim {
  shopId: number
  domain: string
  installationId: string | null
  revision: number
}

export function claimPrograms(now: Date, limit: number): Promise<ProgramClaim[]> {
  return prisma().$queryRaw<ProgramClaim[]>`
    UPDATE shops SET program_claimed_at = clock_timestamp()
    WHERE id IN (
      SELECT id FROM shops
      WHERE installed_at IS NOT NULL AND uninstalled_at IS NULL
        AND (program_claimed_at IS NULL OR program_claimed_at
          < clock_timestamp() - make_interval(secs => ${leaseSeconds}))
        AND (program_written < program_revision OR EXISTS (
          SELECT 1 FROM program_versions v
          WHERE v.shop_id = shops.id AND v.effective_from <= ${now}
            AND v.effective_from > coalesce(shops.program_written_at, '-infinity'))
          OR EXISTS (SELECT 1 FROM program_phases p
          WHERE p.shop_id = shops.id AND p.spend_until <= ${now}
            AND p.spend_until > coalesce(shops.program_written_at, '-infinity'))
          OR EXISTS (SELECT 1 FROM campaign_editions e
          WHERE e.shop_id = shops.id AND e.starts_at <= ${now}
            AND e.starts_at > coalesce(shops.program_written_at, '-infinity')))
      ORDER BY id LIMIT ${limit} FOR UPDATE SKIP LOCKED)
    RETURNING id AS "shopId", domain, installation_id AS "installationId",
      program_revision AS revision`
}

/** @param at the business time as of which the program was read. */
export async function endProgramClaim(
  { shopId, revision }: ProgramClaim,
  written: { at: Date; installationId: string },
): Promise<void> {
  const { at, installationId } = written
  await prisma().shop.update({
    where: { id: shopId },
    data: {
      programWritten: revision,
      programWrittenAt: at,
      programClaimedAt: null,
      installationId,
    },
  })
}

export async function releaseProgramClaim(shopId: number, seconds: number): Promise<void> {
  const programClaimedAt = new Date(Date.now() - (leaseSeconds - seconds) * 1000)
  await prisma().shop.update({ where: { id: shopId }, data: { programClaimedAt } })
}
