// Who acts on the storefront, with a way to ask when their account was made.
import type { ShopDb } from '../../db.server.ts'
import { findMemberId } from '../../loyalty/members/find-member-id.server.ts'
import { adminFor } from '../admin/admin-for.server.ts'
import { readCreatedAt } from '../admin/read-created-at.ts'
import type { ProxyRequest } from './require-proxy.server.ts'

export const visitorOf = ({ shopRow, customerId }: ProxyRequest, now: Date) => ({
  customerId,
  now,
  findMemberId: (shop: ShopDb, id: string) => findMemberId(shop, id),
  readCreatedAt: async (id: string) => readCreatedAt(await adminFor(shopRow.domain), id),
})
