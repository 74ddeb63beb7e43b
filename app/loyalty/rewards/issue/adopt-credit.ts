// Which of the transactions on a member's account is the one that we asked for, where the answer to
// the call was lost: the only one that is newer than what was noted before it and of that amount.

export interface CreditSeen {
  transactionId: string
  amountMinor: number
}

export interface Asked {
  /** The newest transaction before; '' where there was none. */
  after: string
  amountMinor: number
}

/** @param seen newest first. @returns those that may be ours; one is an answer, others a doubt. */
export function matchingCredits(seen: CreditSeen[], { after, amountMinor }: Asked): string[] {
  const end = seen.findIndex((one) => one.transactionId === after)
  const newer = end === -1 ? seen : seen.slice(0, end)
  return newer.filter((one) => one.amountMinor === amountMinor).map((one) => one.transactionId)
}
