// How many lanes work for a shop: two where it is alone and behind, so that one batch is parsed
// while another waits for the database. Who is not behind needs one; a second would ask in vain.

export interface LanesOfShops {
  /** After each batch: a full one is taken to leave something behind. */
  note(shopId: number, settled: number): void
  /** @returns the shops, each as often as it is worked for. */
  share<Shop extends { shopId: number }>(shops: Shop[]): Shop[]
}

export function lanesOfShops(batchSize: number): LanesOfShops {
  const behind = new Set<number>()
  return {
    note: (shopId, settled) => {
      if (settled < batchSize) behind.delete(shopId)
      else behind.add(shopId)
    },
    share: (shops) => {
      const [only] = shops
      const isAlone = only !== undefined && shops.length === 1
      return isAlone && behind.has(only.shopId) ? [only, only] : shops
    },
  }
}
