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
