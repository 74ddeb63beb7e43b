import { gid } from '../../commerce/find.ts'
import { displayStatus } from '../../commerce/fulfillments/status.ts'
import { financialStatus, type OrderFigures, orderFigures } from '../../commerce/order-figures.ts'
import { gatewaysOf } from '../../commerce/payments/transactions.ts'
import type { Order } from '../../state/world.ts'
import type { AdminCall } from '../call.ts'
import { type ConnectionArguments, connection } from '../connection.ts'
import { notModelled } from '../errors.ts'
import { moneyBag } from '../values.ts'
import { addressNode } from './address.ts'
import { fulfillmentNode } from './fulfillment.ts'
import { applicationNode, lineItemNode, taxLineNode } from './line-item.ts'
import { metafieldFields } from './metafield.ts'
import { refundNode, transactionNode } from './refund.ts'
import { shippingLineNode } from './shipping-line.ts'

export function orderNode(call: AdminCall, order: Order) {
  const id = gid('Order', order.id)
  const figures = orderFigures(order)
  return {
    __typename: 'Order',
    id,
    legacyResourceId: order.id,
    ...stateFields(order, figures),
    ...originFields(order),
    ...placedMoney(order, figures),
    ...currentMoney(order, figures),
    ...discountFields(order),
    ...partFields(call, order),
    ...metafieldFields(call, id),
  }
}

function stateFields(order: Order, figures: OrderFigures) {
  return {
    createdAt: order.createdAt,
    processedAt: order.processedAt,
    updatedAt: order.updatedAt,
    cancelledAt: order.cancelledAt,
    cancelReason: order.cancelReason?.toUpperCase() ?? null,
    closed: order.closedAt !== null,
    closedAt: order.closedAt,
    confirmed: true,
    test: order.isTest,
    displayFinancialStatus: financialStatus(order).toUpperCase(),
    displayFulfillmentStatus: displayStatus(order),
    fullyPaid: figures.outstandingMinor <= 0,
    unpaid: figures.paidMinor === 0 && figures.totalMinor > 0,
    edited: order.isEdited,
  }
}

function originFields(order: Order) {
  return {
    name: order.name,
    number: order.number,
    confirmationNumber: order.token.slice(0, 9).toUpperCase(),
    sourceName: order.channel,
    sourceIdentifier: null,
    email: order.email,
    phone: null,
    note: order.note,
    tags: order.tags,
    customAttributes: Object.entries(order.attributes).map(([key, value]) => ({
      __typename: 'Attribute',
      key,
      value,
    })),
    customerLocale: order.locale,
    currencyCode: order.currency,
    presentmentCurrencyCode: order.presentment.currency,
    paymentGatewayNames: gatewaysOf(order),
    taxesIncluded: order.taxesIncluded,
    taxExempt: false,
    dutiesIncluded: false,
    estimatedTaxes: false,
  }
}

function placedMoney(order: Order, figures: OrderFigures) {
  const bag = (minor: number) => moneyBag(minor, order)
  return {
    subtotalPriceSet: bag(figures.subtotalMinor),
    totalDiscountsSet: bag(figures.discountMinor),
    totalTaxSet: bag(figures.taxMinor),
    totalShippingPriceSet: bag(figures.shippingMinor),
    totalPriceSet: bag(figures.totalMinor),
    originalTotalPriceSet: bag(order.placedTotalMinor),
    originalTotalDutiesSet: figures.dutiesMinor > 0 ? bag(figures.dutiesMinor) : null,
    totalTipReceivedSet: bag(figures.tipMinor),
    totalCapturableSet: bag(figures.authorizedMinor),
    capturable: figures.authorizedMinor > 0,
    totalReceivedSet: bag(figures.paidMinor),
    totalRefundedSet: bag(figures.refundedMinor),
    totalRefundedShippingSet: bag(figures.refundedShippingMinor),
    totalOutstandingSet: bag(figures.outstandingMinor),
    netPaymentSet: bag(figures.paidMinor - figures.refundedMinor),
    refundDiscrepancySet: bag(
      order.refunds.reduce((total, refund) => total - refund.discrepancyMinor, 0),
    ),
  }
}

function currentMoney(order: Order, figures: OrderFigures) {
  const bag = (minor: number) => moneyBag(minor, order)
  return {
    currentSubtotalPriceSet: bag(figures.currentSubtotalMinor),
    currentTotalDiscountsSet: bag(figures.currentDiscountMinor),
    currentTotalTaxSet: bag(figures.currentTaxMinor),
    currentShippingPriceSet: bag(figures.currentShippingMinor),
    currentTotalPriceSet: bag(figures.currentTotalMinor),
    currentTotalAdditionalFeesSet: null,
    currentTotalDutiesSet: figures.dutiesMinor > 0 ? bag(figures.dutiesMinor) : null,
    currentTaxLines:
      figures.currentTaxMinor > 0 ? [taxLineNode(order, figures.currentTaxMinor)] : [],
    taxLines: figures.taxMinor > 0 ? [taxLineNode(order, figures.taxMinor)] : [],
  }
}

function discountFields(order: Order) {
  return {
    discountCode: order.discounts[0]?.code ?? null,
    discountCodes: order.discounts.map((discount) => discount.code),
    discountApplications: (args: ConnectionArguments) =>
      connection([...order.discounts.entries()], args, {
        node: ([index, discount]) => applicationNode(order, discount, index),
      }),
  }
}

function partFields(call: AdminCall, order: Order) {
  const upTo = <Item>(items: Item[], first?: number | null) => items.slice(0, first ?? undefined)
  const customerOf = () => {
    const customer = order.customerId ? call.shop.customers.get(order.customerId) : null
    return customer ? call.nodes.customer(call, customer) : null
  }
  return {
    customer: customerOf,
    purchasingEntity: () => {
      if (!order.company) return customerOf()
      const { id, name } = order.company
      const company = { __typename: 'Company', id: gid('Company', id), name }
      return { __typename: 'PurchasingCompany', company }
    },
    lineItems: (args: ConnectionArguments) =>
      connection(order.lines, args, { node: (line) => lineItemNode(call, order, line) }),
    refunds: ({ first }: { first?: number }) =>
      upTo(order.refunds, first).map((refund) => refundNode(call, order, refund)),
    transactions: ({ first }: { first?: number }) =>
      upTo(order.transactions, first).map((each) => transactionNode(call, order, each)),
    shippingLine: () => (order.shipping ? shippingLineNode(order) : null),
    shippingLines: (args: ConnectionArguments) =>
      connection(order.shipping ? [order] : [], args, {
        node: shippingLineNode,
        handled: ['includeRemovals'],
      }),
    fulfillments: ({ first, query }: { first?: number; query?: string }) => {
      if (query) throw notModelled('a search among fulfillments')
      return upTo(order.fulfillments, first).map((each) => fulfillmentNode(call, order, each))
    },
    fulfillmentsCount: { count: order.fulfillments.length, precision: 'EXACT' },
    disputes: order.disputes.map((dispute) => ({
      __typename: 'OrderDisputeSummary',
      id: gid('OrderDisputeSummary', dispute.id),
      initiatedAs: dispute.kind.toUpperCase(),
      status: dispute.status.toUpperCase(),
    })),
    shippingAddress: addressNode(order.shipsTo),
    billingAddress: null,
  }
}
