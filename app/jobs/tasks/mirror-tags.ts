// Puts tags of ours onto customers, and takes them off. What is noted is what was put there:
// another attempt goes on where this one broke off.
import { prisma } from '../../db.server.ts'
import type { TagToChange } from '../../loyalty/membership/tiers/tier-tags.server.ts'
import { adminFor } from '../../shopify/admin/admin-for.server.ts'
import type { AdminClient } from '../../shopify/admin/client.ts'
import { addTag, removeTag } from '../../shopify/admin/customers/change-tags.ts'

interface Tagging {
  list(): Promise<TagToChange[]>
  /** @returns whether nobody else has changed it meanwhile. */
  note(change: TagToChange): Promise<boolean>
}

export async function mirrorTags(shopId: number, { list, note }: Tagging): Promise<void> {
  const { domain, uninstalledAt } = await prisma().shop.findUniqueOrThrow({ where: { id: shopId } })
  if (uninstalledAt) return
  const changes = await list()
  if (changes.length === 0) return
  const admin = await adminFor(domain)
  for (const change of changes) {
    const { customerId, carried, due } = change
    await takeOff(admin, customerId, carried)
    // A customer who is gone carries nothing.
    if (due !== null && !(await addTag(admin, customerId, due)).ok) continue
    if (await note(change)) continue
    // Somebody else was at it: what was put there is taken off again, and looked at anew.
    await takeOff(admin, customerId, due)
    throw new Error(`the tag of member ${change.memberId} was changed meanwhile`)
  }
}

async function takeOff(admin: AdminClient, customerId: string, tag: string | null): Promise<void> {
  if (tag !== null) await removeTag(admin, customerId, tag)
}
