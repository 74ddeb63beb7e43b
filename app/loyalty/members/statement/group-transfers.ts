// The lines of a statement: transfers that one cause moved between the same two accounts at one
// moment (a redemption that took from three lots) read as one line.
import type { Because } from '../../kernel/because.ts'
import type { Account } from '../../ledger/account.ts'

export interface StatementTransfer {
  id: bigint
  from: Account
  to: Account
  amount: number
  orderId: string | null
  redemptionId: string | null
  occurredAt: Date
  recordedAt: Date
  because: Because
  /** Of a lot that came from a test order. */
  isTest: boolean
  /** What could be spent once it had happened. */
  availableAfter: number
}

export interface StatementEntry {
  /** Of the newest transfer in it. */
  id: string
  occurredAt: Date
  from: Account
  to: Account
  amount: number
  /** What could be spent once this had happened. */
  availableAfter: number
  orderId: string | null
  because: Because
  isTest: boolean
}

/** @param transfers newest first. */
export function groupTransfers(transfers: StatementTransfer[]): StatementEntry[] {
  const entries: StatementEntry[] = []
  let previous: StatementTransfer | undefined
  for (const transfer of transfers) {
    const last = entries.at(-1)
    if (last && previous && isOneLine(previous, transfer)) last.amount += transfer.amount
    else entries.push(toEntry(transfer))
    previous = transfer
  }
  return entries
}

function isOneLine(one: StatementTransfer, other: StatementTransfer): boolean {
  return (
    one.from === other.from &&
    one.to === other.to &&
    one.orderId === other.orderId &&
    one.redemptionId === other.redemptionId &&
    one.isTest === other.isTest &&
    one.recordedAt.getTime() === other.recordedAt.getTime() &&
    JSON.stringify(one.because) === JSON.stringify(other.because)
  )
}

function toEntry(transfer: StatementTransfer): StatementEntry {
  const { redemptionId: _, recordedAt: __, id, ...entry } = transfer
  return { ...entry, id: String(id) }
}
