// What the shop lets us issue, as Shopify says now. A reward that it no longer lets us issue is not
// offered; one that it does again, is.
import { prisma } from '../db.server.ts'
import type { AdminClient } from './admin/client.ts'
import { type Capabilities, readCapabilities } from './admin/read-capabilities.ts'

export async function refreshCapabilities(
  shopId: number,
  admin: AdminClient,
): Promise<Capabilities> {
  const capabilities = await readCapabilities(admin)
  const { granted } = capabilities
  const before = await prisma().shop.findUniqueOrThrow({
    where: { id: shopId },
    select: { capabilities: true },
  })
  const isSame = [...before.capabilities].sort().join() === [...granted].sort().join()
  if (!isSame) {
    await prisma().shop.update({
      where: { id: shopId },
      data: { capabilities: granted, programRevision: { increment: 1 } },
    })
  }
  return capabilities
}
