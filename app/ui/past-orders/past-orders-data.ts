import type { SerializeFrom } from '@remix-run/node'
import type { PastOrders } from '../../loyalty/insights/backfill/past-orders.ts'
import type { ImportProgress } from '../../loyalty/insights/import-progress.ts'
import type { Refusal } from '../../loyalty/kernel/refusals.ts'

/** What the page of past orders is given. */
export interface PastOrdersData extends SerializeFrom<PastOrders> {
  /** Null for a shop whose past was never asked for. */
  progress: SerializeFrom<ImportProgress> | null
  /** Shopify lets us see every order, not only those of the last 60 days. */
  seesAllOrders: boolean
  /** What the counted points are worth by the value that is stated; null where none is. */
  costMinor: number | null
  /** When the first of them would end if they were given now; null where points never do. */
  endsAt: string | null
  /** Calendar days where the shop is: today, the first with an order, the one chosen last. */
  today: string
  oldestDay: string | null
  sinceDay: string | null
}

export type CountToShow = NonNullable<PastOrdersData['count']>
export type Decision = PastOrdersData['decisions'][number]

export type PastOrdersIntent = 'import' | 'cancel_import' | 'count' | 'confirm' | 'take_back'

export interface PastOrdersAnswer {
  intent: PastOrdersIntent
  refusal: Refusal | null
}

export type SendPastOrders = (intent: PastOrdersIntent, fields?: Record<string, string>) => void
