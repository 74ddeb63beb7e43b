// A finding as something that needs a person: what is affected, and what puts it right.
import type { FindingKind } from '../kernel/findings.ts'
import type { Elsewhere, Mend, MendedKind, Trouble } from './health.ts'

export interface FindingRow {
  id: bigint
  kind: string
  subject: string
  detail: unknown
  foundAt: Date
}

type Way = { mend: Mend; elsewhere?: Elsewhere } | { mend: null; elsewhere: Elsewhere }

const ways: Record<FindingKind, Way> = {
  voucher_ended: { mend: 'give_points_back' },
  voucher_changed: { mend: 'give_points_back' },
  gift_card_off: { mend: 'acknowledge', elsewhere: 'member' },
  voucher_removed: { mend: 'acknowledge' },
  voucher_end_moved: { mend: 'acknowledge' },
  webhook_lost: { mend: 'fetch_order' },
  data_request: { mend: 'acknowledge' },
  customer_deleted: { mend: 'acknowledge' },
  customer_merged: { mend: 'acknowledge' },
  currency_changed: { mend: 'acknowledge', elsewhere: 'program' },
  voucher_used_again: { mend: 'acknowledge' },
  voucher_use_unknown: { mend: 'acknowledge' },
  state_not_written: { mend: 'write_state' },
  limit_differs: { mend: 'acknowledge', elsewhere: 'member' },
  campaign_stopped: { mend: 'acknowledge', elsewhere: 'program' },
  // It is right as soon as the panel is back: nothing has to be confirmed.
  panel_missing: { mend: null, elsewhere: 'theme' },
}

type Told = Pick<
  Trouble,
  'kind' | 'subject' | 'since' | 'mends' | 'elsewhere' | 'orderId' | 'orderName' | 'memberId'
> &
  Pick<Trouble, 'values' | 'reason' | 'answer'>

export function findingTrouble(row: FindingRow): Told {
  const kind = row.kind as FindingKind
  const values = textsOf(row.detail)
  const { mend, elsewhere = null } = ways[kind] ?? { mend: 'acknowledge' }
  return {
    kind: findingKind(kind),
    // A mend of an order is told the order; the others, which finding it is.
    subject: mend === 'fetch_order' ? row.subject : String(row.id),
    since: row.foundAt,
    mends: mend === 'give_points_back' ? [mend, 'leave_it'] : mend ? [mend] : [],
    elsewhere,
    orderId: values.orderId ?? null,
    orderName: values.orderName ?? null,
    memberId: memberOf(row, values),
    values,
    reason: values.reason ?? null,
    answer: kind === 'data_request' ? JSON.stringify(row.detail, null, 2) : null,
  }
}

export const findingKind = (kind: FindingKind): MendedKind =>
  kind === 'webhook_lost' ? 'order_missed' : kind

function memberOf({ kind, subject }: FindingRow, values: Record<string, string>): string | null {
  return kind === 'state_not_written' ? subject : (values.memberId ?? null)
}

export function textsOf(detail: unknown): Record<string, string> {
  const texts = Object.entries((detail ?? {}) as object).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  )
  return Object.fromEntries(texts)
}
