// Members as lines of a file for spreadsheets. The column of points is not called so in a file of
// adjustments: a file that was exported cannot be booked by mistake.
import { writeCsv } from '../kernel/write-csv.ts'
import type { MemberRow } from './member-row.ts'

export interface Face {
  name: string
  email: string | null
}

const columns = [
  'customer_id',
  'status',
  'test',
  'joined_at',
  'last_active_at',
  'points_available',
  'points_pending',
  'points_set_aside',
  'points_in_codes',
]

/** @param hasNames whether the file has columns for what the vendor tells of them. */
export const csvHeadings = (hasNames: boolean): string =>
  writeCsv([hasNames ? [...columns, 'name', 'email'] : columns])

/** @param faces by customer id; null where the file has no such columns. */
export function csvLines(members: MemberRow[], faces: Map<string, Face> | null): string {
  return writeCsv(
    members.map((member) => {
      const face = faces?.get(member.customerId ?? '')
      return [
        member.customerId ?? '',
        member.status,
        member.isTest ? 'yes' : 'no',
        member.joinedAt.toISOString(),
        member.activeAt.toISOString(),
        member.available,
        member.pending,
        member.held,
        member.outstanding,
        ...(faces ? [face?.name ?? '', face?.email ?? ''] : []),
      ]
    }),
  )
}
