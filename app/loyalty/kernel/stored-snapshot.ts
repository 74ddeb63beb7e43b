// A snapshot as it was stored, maybe by an earlier release: what was not looked at then reads as if
// there had been nothing of it.
import type { OrderLine, OrderSnapshot } from './facts.ts'

type Later =
  | 'shipping'
  | 'tipMinor'
  | 'dutiesMinor'
  | 'fulfilledAt'
  | 'isBusiness'
  | 'usesGiftCard'
  | 'usesStoreCredit'

type StoredLine = Omit<OrderLine, 'listedMinor'> & Partial<Pick<OrderLine, 'listedMinor'>>

export type StoredSnapshot = Omit<OrderSnapshot, Later | 'lines'> &
  Partial<Pick<OrderSnapshot, Later>> & { lines: StoredLine[] }

const unlooked: Pick<OrderSnapshot, Later> = {
  shipping: { placedMinor: 0, refundedMinor: 0, taxMinor: 0 },
  tipMinor: 0,
  dutiesMinor: 0,
  fulfilledAt: null,
  isBusiness: false,
  usesGiftCard: false,
  usesStoreCredit: false,
}

export function readSnapshot(stored: StoredSnapshot): OrderSnapshot {
  const lines = stored.lines.map((line) => ({ listedMinor: line.amountMinor, ...line }))
  return { ...unlooked, ...stored, lines }
}
