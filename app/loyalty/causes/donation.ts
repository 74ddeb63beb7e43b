/** What one member gave to a cause at once. */
export interface DonationRow {
  redemptionId: string
  memberId: string
  /** Null once erased. */
  customerId: string | null
  points: number
  amountMinor: number
  /** ISO 8601. */
  at: string
  isCancelled: boolean
}

/** The newest so many are listed. */
export const donationsShown = 50
