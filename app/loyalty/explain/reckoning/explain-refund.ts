// What a refund would take, before it is made: where the points would come from, and which of those
// spent on the order would come back.
import { type Explanation, type FactKey, fact, type Step } from './explanation.ts'

type Pocket = 'pending' | 'own' | 'expired' | 'other' | 'waived' | 'unwaived' | 'owed' | 'unowed'

export interface RefundTold {
  was: number
  is: number
  taken: { pocket: Pocket; points: number }[]
  returned: { label: string; points: number }[]
}

const pockets: Partial<Record<Pocket, FactKey>> = {
  pending: 'refund_pending',
  own: 'refund_own',
  expired: 'refund_expired',
  other: 'refund_elsewhere',
  waived: 'refund_waived',
  owed: 'refund_owed',
}

export function explainRefund({ was, is, taken, returned }: RefundTold): Explanation {
  const points = is - was
  const headline = points < 0 ? fact('refund_takes', { amount: { points: -points } }) : nothing
  return {
    headline,
    points,
    steps: [
      ...taken.flatMap(({ pocket, points: part }): Step[] => {
        const key = pockets[pocket]
        return key ? [{ about: 'move', saying: fact(key), points: -part }] : []
      }),
      ...returned.map(({ label, points: back }): Step => {
        const saying = fact('refund_returns', { reward: { name: label } })
        return { about: 'holding', saying, points: back }
      }),
    ],
  }
}

const nothing = fact('refund_takes_nothing')
