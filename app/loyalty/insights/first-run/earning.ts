/** An order that earned: what the books hold for it. */
export interface Earning {
  orderId: string
  name: string
  points: number
}
