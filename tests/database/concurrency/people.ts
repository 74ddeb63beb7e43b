// Who is in the crowd and what they buy: what an order costs follows from its state, so that the
// newest state told says what it must be worth.
export const orders = 12
export const states = 40
export const stock = 5
export const pausedCustomer = 906
export const customers = [901, 902, 903, 904, 905, pausedCustomer] as const
/** Who turns out to be whom. */
export const merges = [
  [902, 901],
  [903, 901],
  [904, 905],
] as const

/** Orders are placed a few days after one another, long before anybody is paused. */
export const placedAt = (order: number): string =>
  new Date(Date.UTC(2026, 2, 1 + (order % 9), 12)).toISOString()

/** Decimal; not one that only rises. */
export const priceOf = (order: number, state: number): string =>
  `${60 + ((order * 7 + state * 13) % 90)}.00`

export const worthOf = (order: number, state: number): number =>
  Math.floor(Number(priceOf(order, state)))
