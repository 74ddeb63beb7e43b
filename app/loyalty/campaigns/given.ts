/** What a campaign gave so far: what was taken back again is no part of it. */
export interface Given {
  points: number
  /** Orders and members for whom something of it is left. */
  orders: number
  members: number
}

export const nothingGiven: Given = { points: 0, orders: 0, members: 0 }
