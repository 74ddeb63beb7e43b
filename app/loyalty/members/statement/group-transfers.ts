// The lines of a statement: transfers that one cause moved between the same two accounts at one
// moment (a redemption that took from three lots) read as one line.
import type { Because } from '../../kernel/because.ts'
import type { Account } from '../../ledger/account.ts'

/** One row of the books, with what tells whether it reads as one line with its neighbour. */
export interface BookedTransfer {
  id: bigint
  asset: string
  from: Account
  to: Account
  amount: number
  orderId: string | null
  redemptionId: string | null
  lotId: string | null
  occurredAt: Date
  recordedAt: Date
  because: Because
  /** Of a lot that came from a test order. */
  isTest: boolean
}

export interface StatementTransfer extends BookedTransfer {
  /** What could be spent once it had happened. */
  availableAfter: number
}

/** Points of one credit. */
export interface MovedPart {
  lotId: string
  amount: number
}

/** A line: of its newest transfer what they have in common, and the sum of what they moved. */
export type Entry<Transfer extends BookedTransfer> = Omit<
  Transfer,
  'id' | 'redemptionId' | 'recordedAt' | 'lotId'
> & {
  /** Of the newest transfer in it. */
  id: string
  /** Which credits it moved, and how much of each. */
  parts: MovedPart[]
}

/** @param transfers newest first. */
export function groupTransfers<Transfer extends BookedTransfer>(
  transfers: Transfer[],
): Entry<Transfer>[] {
  const entries: Entry<Transfer>[] = []
  let previous: Transfer | undefined
  for (const transfer of transfers) {
    const last = entries.at(-1)
    if (last && previous && isOneLine(previous, transfer)) {
      last.amount += transfer.amount
      last.parts.push(...partsOf(transfer))
    } else entries.push(toEntry(transfer))
    previous = transfer
  }
  return entries
}

function isOneLine(one: BookedTransfer, other: BookedTransfer): boolean {
  return (
    one.asset === other.asset &&
    one.from === other.from &&
    one.to === other.to &&
    one.orderId === other.orderId &&
    one.redemptionId === other.redemptionId &&
    one.isTest === other.isTest &&
    one.recordedAt.getTime() === other.recordedAt.getTime() &&
    JSON.stringify(one.because) === JSON.stringify(other.because)
  )
}

function toEntry<Transfer extends BookedTransfer>(transfer: Transfer): Entry<Transfer> {
  const { redemptionId: _, recordedAt: __, lotId: ___, id, ...entry } = transfer
  return { ...entry, id: String(id), parts: partsOf(transfer) }
}

const partsOf = ({ lotId, amount }: BookedTransfer): MovedPart[] =>
  lotId === null ? [] : [{ lotId, amount }]
