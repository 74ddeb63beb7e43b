/** What a merchant or shopper asked for and Shopify would not do. Routers answer it with 422. */
export class CommerceRefusal extends Error {
  readonly code: string
  constructor(code: string, message: string) {
    super(message)
    this.name = 'CommerceRefusal'
    this.code = code
  }
}
