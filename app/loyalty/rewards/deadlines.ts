// The waits of a redemption, in one place, because they only make sense together.

const minuteMs = 60_000
const hourMs = 60 * minuteMs

/** An issue or a return that has not ended by then is started again. */
export const stuckAfterMs = 15 * minuteMs

/**
 * Shopify may deliver an order's webhook up to a day late. Until this long after a code's end its
 * use may still become known, and its points must not go anywhere.
 */
export const lateDeliveriesMs = 48 * hourMs

/** A sweep that finds a redemption due looks at it again after this, should its job be lost. */
export const sweepAgainMs = 15 * minuteMs

/** Clocks differ: a code starts this long ago, so that it never has to wait for the vendor's. */
export const startSkewMs = 5 * minuteMs
