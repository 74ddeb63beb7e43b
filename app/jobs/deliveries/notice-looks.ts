// When notices are looked for, which passes over all that waits in a shop: with a backlog, not
// after each batch of it.

/** Full batches to one look: a notice behind a backlog waits for a few seconds. */
const batchesPerLook = 10

/** @returns whether a shop's turn is due that has just settled so many of `batchSize`. */
export function noticeLooks(batchSize: number): (shopId: number, settled: number) => boolean {
  const fullBatches = new Map<number, number>()
  return (shopId, settled) => {
    const full = (fullBatches.get(shopId) ?? 0) + 1
    const isDue = settled < batchSize || full >= batchesPerLook
    if (isDue) fullBatches.delete(shopId)
    else fullBatches.set(shopId, full)
    return isDue
  }
}
