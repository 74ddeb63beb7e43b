// Whom something can be for: the tiers of the program, and the shop's segments.
import { readProgramInForce } from '../../loyalty/program/read-program-in-force.server.ts'
import { listSegments } from '../../loyalty/segments/list-segments.server.ts'
import { isForOrders } from '../../loyalty/segments/segment.ts'
import type { AdminRequest } from '../../shopify/require-admin.server.ts'
import type { AudienceChoices } from '../../ui/segments/segments-data.ts'

/** @param more tiers that are not in force yet. */
export async function readAudiences(
  shop: AdminRequest['shop'],
  now: Date,
  more: { id: string; name: string }[] = [],
): Promise<AudienceChoices> {
  const [version, segments] = [await readProgramInForce(shop, now), await listSegments(shop)]
  const tiers = new Map(
    [...(version?.settings.tiers ?? []), ...more].map(({ id, name }) => [id, name]),
  )
  return {
    tiers: [...tiers].map(([id, title]) => ({ id, title })),
    segments: segments.map((one) => ({
      segment: one.segment,
      name: one.name,
      isForOrders: isForOrders(one),
    })),
  }
}
