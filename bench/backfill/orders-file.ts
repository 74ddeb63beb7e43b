// The file that Shopify's bulk operation offers, made while it is read: orders of two lines and a
// parcel each, by a quarter as many customers, over two years. In pieces, as from a network, and
// never faster than whoever reads it.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'

export const from = Date.parse('2024-06-01T00:00:00Z')
export const until = Date.parse('2026-06-01T00:00:00Z')
const ordersOfOne = 4
const ordersInPiece = 64
const firstOrder = 5_000_000_000_000
const firstCustomer = 6_000_000_000_000

export interface OrdersFile {
  address: string
  close(): Promise<void>
}

export async function serveOrders(count: number): Promise<OrdersFile> {
  const server = createServer((_, response) => {
    response.writeHead(200, { 'Content-Type': 'application/jsonl' })
    Readable.from(pieces(count), { objectMode: true, highWaterMark: 2 }).pipe(response)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/orders.jsonl`,
    close: async () => {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
}

function* pieces(count: number): Generator<string> {
  for (let first = 0; first < count; first += ordersInPiece) {
    const length = Math.min(ordersInPiece, count - first)
    yield Array.from({ length }, (_, n) => textOf(first + n, count)).join('')
  }
}

const money = (amount: string) => ({ shopMoney: { amount } })
const priceOf = (number: number) => `${10 + (number % 190)}.50`

const paymentOf = (number: number, at: string) => ({
  kind: 'SALE',
  status: 'SUCCESS',
  processedAt: at,
  gateway: 'shopify_payments',
  amountSet: money(priceOf(number)),
})

function textOf(number: number, count: number): string {
  const id = `gid://shopify/Order/${firstOrder + number}`
  const at = new Date(from + Math.floor(((until - from) * number) / count)).toISOString()
  const customers = Math.ceil(count / ordersOfOne)
  const order = {
    id,
    name: `#${1001 + number}`,
    test: false,
    sourceName: 'web',
    currencyCode: 'USD',
    taxesIncluded: false,
    discountCodes: [],
    displayFinancialStatus: 'PAID',
    createdAt: at,
    processedAt: at,
    updatedAt: at,
    cancelledAt: null,
    customer: {
      id: `gid://shopify/Customer/${firstCustomer + ((number * 7919) % customers)}`,
      createdAt: '2019-05-01T00:00:00Z',
    },
    purchasingEntity: { __typename: 'Customer' },
    paymentGatewayNames: ['shopify_payments'],
    disputes: [],
    customAttributes: [],
    transactions: [paymentOf(number, at)],
    displayFulfillmentStatus: 'FULFILLED',
    fulfillments: [{ status: 'SUCCESS', createdAt: at }],
    subtotalPriceSet: money(priceOf(number)),
    originalTotalPriceSet: money(priceOf(number)),
    currentTotalPriceSet: money(priceOf(number)),
    totalTipReceivedSet: money('0.0'),
    totalOutstandingSet: money('0.0'),
    currentShippingPriceSet: money('6.0'),
    currentTotalDutiesSet: null,
    refunds: [],
  }
  const parcel = {
    id: `gid://shopify/ShippingLine/${firstOrder + number}`,
    discountedPriceSet: money('6.0'),
    taxLines: [],
    __parentId: id,
  }
  const lines = [priceOf(number), '0.0'].map((price, n) => ({
    id: `gid://shopify/LineItem/${firstOrder + number}${n}`,
    title: n === 0 ? 'Maidenhair fern' : 'Stoneware pot',
    quantity: 1,
    currentQuantity: 1,
    isGiftCard: false,
    product: { id: `gid://shopify/Product/${8_000_000 + n}` },
    variant: { id: `gid://shopify/ProductVariant/${9_000_000 + n}` },
    originalUnitPriceSet: money(price),
    totalDiscountSet: money('0.0'),
    discountAllocations: [],
    taxLines: [{ priceSet: money('0.0') }],
    __parentId: id,
  }))
  return [order, parcel, ...lines].map((one) => `${JSON.stringify(one)}\n`).join('')
}
