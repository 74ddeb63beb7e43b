// The Admin API's answer about an order in the shape of a webhook's payload, so that one
// translation reads both.
import { digitsOf } from '../gid.ts'
import type { DiscountData, Lines, OrderData, RefundData, ShopMoney } from './order-document.ts'

export function toOrderPayload(order: OrderData) {
  const needsNoSending = order.displayFulfillmentStatus === 'FULFILLMENT_NOT_REQUIRED'
  return {
    ...toState(order),
    subtotal_price: order.subtotalPriceSet ? amountOf(order.subtotalPriceSet) : '0',
    total_outstanding: amountOf(order.totalOutstandingSet),
    current_total_price: amountOf(order.currentTotalPriceSet),
    total_tip_received: order.totalTipReceivedSet && amountOf(order.totalTipReceivedSet),
    current_shipping_price_set: toSet(order.currentShippingPriceSet),
    current_total_duties_set: order.currentTotalDutiesSet && toSet(order.currentTotalDutiesSet),
    line_items: order.lineItems.nodes.map((line) => ({
      ...toLine(line),
      fulfillment_status: needsNoSending ? 'not_eligible' : null,
    })),
    shipping_lines: order.shippingLines.nodes.map((line) => ({
      discounted_price: amountOf(line.discountedPriceSet),
      tax_lines: line.taxLines.map(toTax),
    })),
    refunds: order.refunds.map(toRefund),
    discount_codes: order.discountCodes.map((code) => ({ code })),
    discount_applications: toApplications(order.lineItems.nodes),
  }
}

function toState(order: OrderData) {
  return {
    admin_graphql_api_id: order.id,
    name: order.name,
    customer: order.customer && {
      admin_graphql_api_id: order.customer.id,
      created_at: order.customer.createdAt,
    },
    company: order.purchasingEntity?.__typename === 'PurchasingCompany' ? { id: 0 } : null,
    currency: order.currencyCode,
    created_at: order.createdAt,
    processed_at: order.processedAt,
    updated_at: order.updatedAt,
    cancelled_at: order.cancelledAt,
    financial_status: order.displayFinancialStatus?.toLowerCase(),
    fulfillment_status: order.displayFulfillmentStatus.toLowerCase(),
    fulfillments: order.fulfillments.map(({ status, createdAt }) => ({
      status: status.toLowerCase(),
      created_at: createdAt,
    })),
    payment_gateway_names: order.paymentGatewayNames,
    note_attributes: order.customAttributes.map(({ key, value }) => ({ name: key, value })),
    test: order.test,
    source_name: order.sourceName,
    taxes_included: order.taxesIncluded,
  }
}

function toLine(line: Lines['nodes'][number]) {
  return {
    admin_graphql_api_id: line.id,
    title: line.title,
    product_id: line.product && digitsOf(line.product.id),
    variant_id: line.variant && digitsOf(line.variant.id),
    quantity: line.quantity,
    current_quantity: line.currentQuantity,
    price: amountOf(line.originalUnitPriceSet),
    total_discount: amountOf(line.totalDiscountSet),
    gift_card: line.isGiftCard,
    discount_allocations: line.discountAllocations.map((allocation) => ({
      amount: amountOf(allocation.allocatedAmountSet),
      discount_application_index: allocation.discountApplication.index,
    })),
    tax_lines: line.taxLines.map(toTax),
  }
}

/** Those that lines name, each at its own place; what lies between is about shipping. */
function toApplications(lines: Lines['nodes']) {
  const applications: ReturnType<typeof toApplication>[] = []
  for (const { discountAllocations } of lines) {
    for (const { discountApplication } of discountAllocations) {
      applications[discountApplication.index] = toApplication(discountApplication)
    }
  }
  return Array.from(applications, (application) => application ?? {})
}

function toApplication({ allocationMethod, targetSelection, code }: DiscountData) {
  return {
    allocation_method: allocationMethod.toLowerCase(),
    target_selection: targetSelection.toLowerCase(),
    code,
  }
}

function toRefund(refund: RefundData) {
  return {
    admin_graphql_api_id: refund.id,
    created_at: refund.createdAt ?? refund.processedAt,
    refund_line_items: refund.refundLineItems.nodes.map((part) => ({
      line_item_id: digitsOf(part.lineItem.id),
      quantity: part.quantity,
      subtotal: amountOf(part.subtotalSet),
    })),
    // The Admin API lists shipping apart; what is an adjustment here is what was given on top.
    order_adjustments: refund.orderAdjustments.nodes.map((adjustment) => ({
      kind: 'refund_discrepancy',
      amount: amountOf(adjustment.amountSet),
    })),
    refund_shipping_lines: refund.refundShippingLines.nodes,
    transactions: refund.transactions.nodes.map(({ kind, status, amountSet }) => ({
      kind: kind.toLowerCase(),
      status: status.toLowerCase(),
      amount: amountOf(amountSet),
      currency: amountSet.presentmentMoney.currencyCode,
    })),
  }
}

const toTax = ({ priceSet }: { priceSet: ShopMoney }) => ({ price: amountOf(priceSet) })

const toSet = (set: ShopMoney) => ({ shop_money: { amount: amountOf(set) } })

function amountOf({ shopMoney }: ShopMoney): string {
  return shopMoney.amount
}
