// What a voucher promises at the checkout, whatever honours it.

export interface VoucherTerms {
  benefit: { kind: 'amount'; amountMinor: number } | { kind: 'percent'; percent: number }
  /** The order must be worth at least this; 0: no minimum. */
  minimumMinor: number
}
