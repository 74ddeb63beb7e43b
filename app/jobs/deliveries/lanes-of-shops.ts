// How many lanes work for a shop: all where it is alone and behind, so that one batch is parsed
// while others wait for the database. Who is not behind needs one; a second would ask in vain.

export interface Lanes {
  lanes: number
  batchSize: number
}

export interface LanesOfShops {
  /** After each batch: a full one is taken to leave something behind. */
  note(shopId: number, settled: number): void
  /** @returns the shops, each as often as it is worked for. */
  share<Shop extends { shopId: number }>(shops: Shop[]): Shop[]
  /** Whether nobody but one shop has work, and more of it than a batch. */
  isBacklog(shops: { shopId: number }[]): boolean
}

export function lanesOfShops({ lanes, batchSize }: Lanes): LanesOfShops {
  const behind = new Set<number>()
  const isBacklog = (shops: { shopId: number }[]) =>
    shops.length === 1 && shops.every(({ shopId }) => behind.has(shopId))
  return {
    note: (shopId, settled) => {
      if (settled < batchSize) behind.delete(shopId)
      else behind.add(shopId)
    },
    share: (shops) =>
      isBacklog(shops) ? Array.from({ length: lanes }, () => shops).flat() : shops,
    isBacklog,
  }
}
