// What the Health page shows: whether everything is heard, counted and written, what needs the
// merchant with the one thing that mends it, and what was put right.
import type { FindingKind } from '../kernel/findings.ts'
import type { LastSweep } from './last-sweep.ts'

export interface Health {
  today: NewsToday
  troubles: Trouble[]
  /** Newest first. */
  mended: Mended[]
  storefront: { membersBehind: number; isProgramBehind: boolean }
  /** When Shopify's orders were last compared with ours; null before the first time. */
  sweptUntil: Date | null
  lastSweep: LastSweep
}

/** Of each kind of trouble so many are listed: there may be more. */
export const mostListed = 50

export interface NewsToday {
  received: number
  settled: number
  waiting: number
  /** Age of the oldest that waits, and the usual time from arrival to settled; null without any. */
  oldestWaitingMs: number | null
  usualLagMs: number | null
}

export type TroubleKind =
  | 'order_parked'
  | 'order_waiting'
  | 'order_news'
  | 'customer_news'
  | 'store_news'
  | 'app_news'
  | 'privacy_news'
  | 'code_in_doubt'
  | 'credit_in_doubt'
  | 'code_slow'
  | 'import_failed'
  | 'points_overflow'
  | Exclude<FindingKind, 'webhook_lost'>
  | 'order_missed'

/** What one button does. */
export type Mend =
  | 'fetch_order'
  | 'retry_news'
  | 'compare'
  | 'look_up'
  | 'was_given'
  | 'was_not_given'
  | 'retry_code'
  | 'write_state'
  | 'import'
  | 'acknowledge'
  | 'give_points_back'
  | 'leave_it'

export type Elsewhere = 'program' | 'theme' | 'member'

export interface Trouble {
  kind: TroubleKind
  /** What it is about, as the mend is told: an order's id, a finding's, a redemption's … */
  subject: string
  since: Date
  /** None where something has to be done elsewhere; two where somebody has to say which is so. */
  mends: Mend[]
  elsewhere: Elsewhere | null
  /** Who and what is affected. */
  orderId: string | null
  orderName: string | null
  memberId: string | null
  /** Names and numbers that the words speak of. */
  values: Record<string, string>
  /** What a developer would want to know; shown only to who asks for it. */
  reason: string | null
  /** The whole answer to a customer who asked what is kept about them. */
  answer: string | null
}

/** Something that was put right: by itself, or because somebody pressed a button. */
/** Points that can be counted again follow by themselves: nothing is left to tell of. */
export type MendedKind = Exclude<TroubleKind, 'points_overflow'>

export interface Mended {
  id: string
  kind: MendedKind
  at: Date
  /** `staff/<id>`; null where it happened by itself. */
  by: string | null
  /** The trouble is still there: what was asked for has not come yet. */
  isUnderWay: boolean
  orderId: string | null
  orderName: string | null
  memberId: string | null
  values: Record<string, string>
}

/** What a message was about, in the merchant's words. */
export function newsKindOf(topic: string): TroubleKind {
  const [about = '', what = ''] = topic.split('/')
  if (what === 'data_request' || what === 'redact') return 'privacy_news'
  if (['orders', 'refunds', 'order_transactions', 'disputes'].includes(about)) return 'order_news'
  if (about === 'customers') return 'customer_news'
  return about === 'shop' ? 'store_news' : 'app_news'
}
