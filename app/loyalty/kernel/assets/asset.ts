// What is counted. Every asset stands in the same accounts, lots and transfers, and nothing that
// sums points may sum another.

/** Points, or the stamps of one card; a card goes by the id of its rule. */
export type Asset = 'points' | `stamp:${string}`

const prefix = 'stamp:'

export const stampsOf = (cardId: string): Asset => `${prefix}${cardId}`

/** @returns the card's id; null where it is no card's. */
export const cardOf = (asset: string): string | null =>
  asset.startsWith(prefix) ? asset.slice(prefix.length) : null

/** What a reward costs: stamps of its card, else points. */
export const assetOf = ({ card }: { points: number; card?: string | undefined }): Asset =>
  card ? stampsOf(card) : 'points'

/** What of these is points, in sum. */
export const pointsAmong = (amounts: { asset: string; quantity: number }[]): number =>
  amounts.reduce((sum, one) => (one.asset === 'points' ? sum + one.quantity : sum), 0)
