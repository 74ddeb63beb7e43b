// What a verifier found to be otherwise than it should be, and where.
export interface Difference {
  /** Which promise is broken. */
  check: string
  /** A member, lot, order, redemption, transfer or page. */
  subject: string
  found: number | string
  expected: number | string
}

export type Found = Omit<Difference, 'check'>
