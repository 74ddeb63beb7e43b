// The answer to a customer's request for their data, as it was put together when they asked.
import type { ShopTx } from '../../db.server.ts'
import type { MemberExport } from './export-member.server.ts'

export interface DataRequest {
  requestId: string
  customerId: string
  requestedAt: string
  /** Null where we held nothing of that customer. */
  held: MemberExport | null
}

/** @returns null where there is no such request, or the customer has been forgotten since. */
export async function readDataRequest(shop: ShopTx, id: string): Promise<DataRequest | null> {
  if (!/^\d{1,18}$/.test(id)) return null
  const finding = await shop.db.finding.findFirst({
    where: { shopId: shop.shopId, id: BigInt(id), kind: 'data_request' },
  })
  const detail = finding?.detail as
    | { requestId: string; customerId?: string; export: MemberExport | null }
    | undefined
  if (!finding || !detail?.customerId) return null
  const { requestId, customerId, export: held } = detail
  return { requestId, customerId, requestedAt: finding.foundAt.toISOString(), held }
}
