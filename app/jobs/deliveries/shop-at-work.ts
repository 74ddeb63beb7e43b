/** A shop that has deliveries or fetches waiting. */
export interface ShopAtWork {
  shopId: number
  domain: string
}
