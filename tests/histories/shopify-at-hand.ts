// The end of the line to Shopify, without the line: what the program sends is answered in this
// process. How requests travel and fail is tried elsewhere (tests/database/door). Call it before
// the app is imported, which keeps the `fetch` it finds.

type Body = Parameters<typeof import('./answer.ts').answerIn>[1]

export interface ShopifyAtHand {
  reply: (body: Body) => unknown
}

export function answerRequests(): ShopifyAtHand {
  const shopify: ShopifyAtHand = { reply: () => ({}) }
  process.env.SHOPIFY_SIMULATOR_URL = 'http://127.0.0.1:1'
  globalThis.fetch = async (_, init) =>
    Response.json(shopify.reply(JSON.parse(String(init?.body ?? '{}'))))
  return shopify
}
