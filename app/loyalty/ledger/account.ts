/** Where an amount sits: five accounts of a member, the others of the program. */
export type Account =
  | 'pending'
  | 'available'
  | 'held'
  | 'outstanding'
  | 'debt'
  | 'issued'
  | 'redeemed'
  | 'expired'
  | 'waived'
  | 'donated'
  | 'adjusted'

const mine: ReadonlySet<Account> = new Set(['pending', 'available', 'debt'])

/**
 * What a transfer adds to what a member has to spend, now or after waiting, less what is owed;
 * null where it moves between these, as maturing does.
 */
export function gainOf(from: Account, to: Account, amount: number): number | null {
  if (mine.has(from) === mine.has(to)) return null
  return mine.has(to) ? amount : -amount
}
