// What each way of honouring a voucher (ask-for-*) is given, and what it may answer.
import type { ShopDb } from '../../../db.server.ts'
import type { RedemptionTask } from '../../../loyalty/rewards/find-redemption.server.ts'
import type { AdminClient } from '../../../shopify/admin/client.ts'

export interface Asking {
  admin: AdminClient
  shop: ShopDb
  redemption: RedemptionTask & { customerId: string }
  now: Date
}

export type Issue =
  | { outcome: 'issued'; voucherId: string }
  | { outcome: 'refused'; problem: string }
  | { outcome: 'in_doubt'; problem: string }
  | { outcome: 'code_of_another' }
