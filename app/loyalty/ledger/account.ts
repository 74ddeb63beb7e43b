/** Where an amount sits: four accounts of a member, the others of the program. */
export type Account =
  | 'pending'
  | 'available'
  | 'held'
  | 'outstanding'
  | 'issued'
  | 'redeemed'
  | 'expired'
  | 'waived'
  | 'donated'
  | 'adjusted'
