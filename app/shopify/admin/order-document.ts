// What we ask of an order, and the shape of the answer. Page sizes keep one request well below
// Shopify's limit of cost; longer orders are read on in further pages.

export const mostRefunds = 50

const money = '{ shopMoney { amount } }'
const pageInfo = 'pageInfo { hasNextPage endCursor }'

/** Of a line, wherever it is read: a page, a file of many orders. */
export const lineFields = `
  id title quantity currentQuantity isGiftCard
  product { id }
  variant { id }
  originalUnitPriceSet ${money}
  totalDiscountSet ${money}
  discountAllocations { allocatedAmountSet ${money} }
  taxLines { priceSet ${money} }`

const lines = `${pageInfo} nodes { ${lineFields} }`

const refundLines = `
  ${pageInfo}
  nodes { quantity lineItem { id } subtotalSet ${money} }`

/** Of an order itself, without what it has many of. */
export const orderFields = `
  id name test sourceName currencyCode taxesIncluded discountCodes displayFinancialStatus
  createdAt processedAt updatedAt cancelledAt
  customer { id createdAt }
  subtotalPriceSet ${money}
  totalTipReceivedSet ${money}`

const wholeOrder = `
  ${orderFields}
  lineItems(first: 50) { ${lines} }
  refunds(first: ${mostRefunds}) {
    id createdAt processedAt
    refundLineItems(first: 20) { ${refundLines} }
    orderAdjustments(first: 5) { nodes { amountSet ${money} } }
    refundShippingLines(first: 1) { nodes { id } }
    transactions(first: 10) {
      nodes { kind status amountSet { shopMoney { amount } presentmentMoney { currencyCode } } }
    }
  }`

export const orderDocument = `
  query ReadOrder($id: ID!) {
    order(id: $id) { ${wholeOrder} }
  }`

/** Few at a time: the cost of a page grows with what the orders of it may hold. */
export const ordersDocument = `
  query ListOrders($query: String!, $after: String) {
    orders(first: 20, after: $after, query: $query, sortKey: CREATED_AT) {
      pageInfo { hasNextPage endCursor }
      nodes { ${wholeOrder} }
    }
  }`

export const linesDocument = `
  query ReadOrderLines($id: ID!, $after: String!) {
    order(id: $id) { lineItems(first: 100, after: $after) { ${lines} } }
  }`

export const refundLinesDocument = `
  query ReadRefundLines($id: ID!, $after: String!) {
    refund(id: $id) { refundLineItems(first: 100, after: $after) { ${refundLines} } }
  }`

export interface ShopMoney {
  shopMoney: { amount: string }
}

interface Page<Node> {
  pageInfo: { hasNextPage: boolean; endCursor: string | null }
  nodes: Node[]
}

export type Lines = Page<{
  id: string
  title: string
  quantity: number
  currentQuantity: number
  isGiftCard: boolean
  product: { id: string } | null
  variant: { id: string } | null
  originalUnitPriceSet: ShopMoney
  totalDiscountSet: ShopMoney
  discountAllocations: { allocatedAmountSet: ShopMoney }[]
  taxLines: { priceSet: ShopMoney }[]
}>

export type RefundLines = Page<{
  quantity: number
  lineItem: { id: string }
  subtotalSet: ShopMoney
}>

export interface RefundData {
  id: string
  createdAt: string | null
  processedAt: string
  refundLineItems: RefundLines
  orderAdjustments: { nodes: { amountSet: ShopMoney }[] }
  refundShippingLines: { nodes: { id: string }[] }
  transactions: {
    nodes: {
      kind: string
      status: string
      amountSet: ShopMoney & { presentmentMoney: { currencyCode: string } }
    }[]
  }
}

export interface OrderData {
  id: string
  name: string
  test: boolean
  sourceName: string | null
  currencyCode: string
  taxesIncluded: boolean
  discountCodes: string[]
  displayFinancialStatus: string | null
  createdAt: string
  processedAt: string
  updatedAt: string
  cancelledAt: string | null
  customer: { id: string; createdAt: string } | null
  subtotalPriceSet: ShopMoney | null
  totalTipReceivedSet: ShopMoney | null
  lineItems: Lines
  refunds: RefundData[]
}
