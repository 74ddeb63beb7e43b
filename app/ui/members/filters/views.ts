// Lists that are looked at often, as tabs beside "All".
import { type MemberFilter, writeFilter } from '../../../loyalty/members/member-filter.ts'

export const views = [
  { id: 'all', filter: {} },
  { id: 'expiring', filter: { expiringDays: 30 } },
  { id: 'codes', filter: { codes: 'unused' } },
  { id: 'paused', filter: { status: 'paused' } },
  { id: 'left', filter: { status: 'left' } },
] as const satisfies { id: string; filter: MemberFilter }[]

const addressOf = (filter: MemberFilter) => new URLSearchParams(writeFilter(filter)).toString()

/** The tab whose filter this is; "All" for one put together by hand. */
export function viewOf(filter: MemberFilter): number {
  const address = addressOf(filter)
  return Math.max(
    views.findIndex((view) => addressOf(view.filter) === address),
    0,
  )
}
