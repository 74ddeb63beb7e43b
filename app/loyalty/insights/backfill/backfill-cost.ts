// What points for past orders would come to, as pages are told before anything is decided.
export interface BackfillSums {
  /** Orders that were gone through, and those that earn something. */
  orders: number
  ordersEarning: number
  /** Members who are given something. */
  members: number
  points: number
  /** Orders of which Shopify has to tell more: what they earn is not in the points. */
  awaiting: number
}

export const noSums: BackfillSums = {
  orders: 0,
  ordersEarning: 0,
  members: 0,
  points: 0,
  awaiting: 0,
}

export interface MemberGain {
  memberId: string
  points: number
  isAwaiting: boolean
}

export function addGains(sums: BackfillSums, orders: MemberGain[]): BackfillSums {
  const earning = orders.filter(({ points }) => points !== 0)
  return {
    orders: sums.orders + orders.length,
    ordersEarning: sums.ordersEarning + earning.length,
    members: sums.members + new Set(earning.map(({ memberId }) => memberId)).size,
    points: sums.points + earning.reduce((sum, { points }) => sum + points, 0),
    awaiting: sums.awaiting + orders.filter(({ isAwaiting }) => isAwaiting).length,
  }
}
