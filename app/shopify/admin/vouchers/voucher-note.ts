// What a gift card of ours says of where it comes from; it is found again by it.

export const voucherNote = (redemptionId: string): string => `Perennial · ${redemptionId}`
