// What a refund would take before it is made: the order as it would be, valued and settled by the
// same functions as a real one, with nothing written.
import type { Evaluation } from '../../earning/evaluation.ts'
import { pointsAmong } from '../../kernel/assets/asset.ts'
import type { OrderSnapshot } from '../../kernel/facts.ts'
import type { ProgramSettings } from '../../program/settings.ts'
import type { Lot, Pocket, Standing } from '../purse.ts'
import { planReturn, type SpentVoucher } from '../returns/plan-return.ts'
import { pointsToReturn, refundShare } from '../returns/refund-share.ts'
import { type SettlementCase, settle } from '../settle.ts'

/** A voucher that was used on the order. */
export interface UsedVoucher {
  label: string
  points: number
  spent: SpentVoucher
}

export interface RefundCase {
  /** As it would be, and what it would be worth. */
  snapshot: OrderSnapshot
  evaluation: Evaluation
  standings: Standing[]
  lots: Lot[]
  debts: ReadonlyMap<string, number>
  vouchers: UsedVoucher[]
  shortfall: SettlementCase['shortfall']
  /** Of the version that values it; null where there is none. */
  settings: Pick<ProgramSettings, 'returnSpent' | 'shortfall'> | null
  now: Date
}

export interface RefundPreview {
  /** What the books hold for the order, and what it would be worth. */
  was: number
  is: number
  /** Where the difference would come from; one entry a pocket. */
  taken: { pocket: Pocket; points: number }[]
  /** Points spent on the order that would come back, less what covers an earlier shortage. */
  returned: { label: string; points: number }[]
}

export function previewRefund(asked: RefundCase): RefundPreview {
  const { snapshot, evaluation, standings } = asked
  const { returnSpent = 'never', shortfall = 'clamp' } = asked.settings ?? {}
  const { orderId } = snapshot
  const { moves } = settle({ ...asked, orderId, worths: evaluation.effects })
  const taken = new Map<Pocket, number>()
  for (const { to, pocket, amount, asset } of moves) {
    if (to === 'issued' && pocket && asset === 'points')
      taken.set(pocket, (taken.get(pocket) ?? 0) + amount)
  }
  return {
    was: pointsAmong(standings.map(({ asset, booked }) => ({ asset, quantity: booked }))),
    is: pointsAmong(evaluation.effects),
    taken: [...taken].map(([pocket, points]) => ({ pocket, points })),
    returned: asked.vouchers.flatMap(({ label, points, spent }) => {
      const due = pointsToReturn(points, refundShare(snapshot), returnSpent)
      const back = sum(
        planReturn(spent, due, shortfall)
          .filter(({ from, to }) => from === 'redeemed' && to === 'available')
          .map(({ amount }) => amount),
      )
      return back === 0 ? [] : [{ label, points: back }]
    }),
  }
}

const sum = (amounts: number[]): number => amounts.reduce((total, amount) => total + amount, 0)
