// What we ask of an order, and the shape of the answer. Page sizes keep one request well below
// Shopify's limit of cost; longer orders are read on in further pages.

export const mostRefunds = 50
const [mostParcels, mostTransactions] = [50, 50]

const money = '{ shopMoney { amount } }'
const pageInfo = 'pageInfo { hasNextPage endCursor }'

/** Of a line, wherever it is read. @param ofProduct what of its product, beside its id. */
export const lineFields = (ofProduct = '') => `
  id title quantity currentQuantity isGiftCard
  product { id ${ofProduct} }
  variant { id }
  originalUnitPriceSet ${money}
  totalDiscountSet ${money}
  discountAllocations {
    allocatedAmountSet ${money}
    discountApplication {
      index allocationMethod targetSelection
      ... on DiscountCodeApplication { code }
    }
  }
  taxLines { priceSet ${money} }`

const lines = `${pageInfo} nodes { ${lineFields()} }`

const refundLines = `
  ${pageInfo}
  nodes { quantity lineItem { id } subtotalSet ${money} }`

/** Without those that an edit took out again. */
export const shippingFields = `
  id
  discountedPriceSet ${money}
  taxLines { priceSet ${money} }`

/** Of an order itself, without what it has many of. */
export const orderFields = `
  id name test sourceName currencyCode taxesIncluded discountCodes displayFinancialStatus
  createdAt processedAt updatedAt cancelledAt customAttributes { key value }
  customer { id createdAt } purchasingEntity { __typename }
  paymentGatewayNames
  displayFulfillmentStatus
  fulfillments(first: ${mostParcels}) { status createdAt }
  transactions(first: ${mostTransactions}) {
    kind status gateway createdAt processedAt amountSet ${money}
  }
  disputes { status }
  originalTotalPriceSet ${money}
  currentTotalPriceSet ${money}
  totalOutstandingSet ${money}
  subtotalPriceSet ${money}
  totalTipReceivedSet ${money}
  currentShippingPriceSet ${money}
  currentTotalDutiesSet ${money}`

const wholeOrder = `
  ${orderFields}
  lineItems(first: 50) { ${lines} }
  shippingLines(first: 5) { nodes { ${shippingFields} } }
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

export interface DiscountData {
  index: number
  allocationMethod: string
  targetSelection: string
  code?: string
}

/** Besides its id, whether it is in a collection: `c` and the collection's digits (see there). */
export interface ProductData {
  id: string
  [collection: `c${number}`]: boolean
}

export type Lines = Page<{
  id: string
  title: string
  quantity: number
  currentQuantity: number
  isGiftCard: boolean
  product: ProductData | null
  variant: { id: string } | null
  originalUnitPriceSet: ShopMoney
  totalDiscountSet: ShopMoney
  discountAllocations: { allocatedAmountSet: ShopMoney; discountApplication: DiscountData }[]
  taxLines: { priceSet: ShopMoney }[]
}>

export interface ShippingData {
  id: string
  discountedPriceSet: ShopMoney
  taxLines: { priceSet: ShopMoney }[]
}

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

export interface TransactionData {
  kind: string
  status: string
  gateway: string | null
  createdAt: string
  processedAt: string | null
  amountSet: ShopMoney
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
  customAttributes: { key: string; value: string | null }[]
  customer: { id: string; createdAt: string } | null
  purchasingEntity: { __typename: string } | null
  paymentGatewayNames: string[]
  displayFulfillmentStatus: string
  fulfillments: { status: string; createdAt: string }[]
  transactions: TransactionData[]
  disputes: { status: string }[]
  originalTotalPriceSet: ShopMoney
  currentTotalPriceSet: ShopMoney
  totalOutstandingSet: ShopMoney
  subtotalPriceSet: ShopMoney | null
  totalTipReceivedSet: ShopMoney | null
  currentShippingPriceSet: ShopMoney
  currentTotalDutiesSet: ShopMoney | null
  lineItems: Lines
  shippingLines: { nodes: ShippingData[] }
  refunds: RefundData[]
}
