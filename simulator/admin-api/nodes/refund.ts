import { gid } from '../../commerce/find.ts'
import type { Order, Refund, RefundLine, Transaction } from '../../state/world.ts'
import type { AdminCall } from '../call.ts'
import { type ConnectionArguments, connection } from '../connection.ts'
import { moneyBag } from '../values.ts'
import { lineItemNode } from './line-item.ts'
import { shippingLineNode } from './shipping-line.ts'

export function refundNode(call: AdminCall, order: Order, refund: Refund) {
  const bag = (minor: number) => moneyBag(minor, order)
  const transactions = order.transactions.filter(({ id }) => refund.transactionIds.includes(id))
  return {
    __typename: 'Refund',
    id: gid('Refund', refund.id),
    legacyResourceId: refund.id,
    createdAt: refund.createdAt,
    processedAt: refund.createdAt,
    updatedAt: refund.createdAt,
    note: refund.note,
    duties: [],
    order: () => call.nodes.order(call, order),
    totalRefundedSet: bag(transactions.reduce((total, each) => total + each.amountMinor, 0)),
    refundLineItems: (args: ConnectionArguments) =>
      connection(refund.lines, args, { node: (line) => refundLineNode(call, order, line) }),
    refundShippingLines: (args: ConnectionArguments) =>
      connection(refund.shippingMinor > 0 ? [refund] : [], args, {
        node: () => ({
          id: gid('RefundShippingLine', `${refund.id}2`),
          shippingLine: () => shippingLineNode(order),
          subtotalAmountSet: bag(refund.shippingMinor),
          taxAmountSet: bag(0),
        }),
      }),
    // Money beyond the lines and shipping is negative here, as in the webhooks.
    orderAdjustments: (args: ConnectionArguments) =>
      connection(refund.discrepancyMinor === 0 ? [] : [refund], args, {
        node: () => ({
          __typename: 'OrderAdjustment',
          id: gid('OrderAdjustment', `${refund.id}1`),
          amountSet: bag(-refund.discrepancyMinor),
          taxAmountSet: bag(0),
          reason: 'REFUND_DISCREPANCY',
        }),
      }),
    transactions: (args: ConnectionArguments) =>
      connection(transactions, args, { node: (each) => transactionNode(call, order, each) }),
  }
}

function refundLineNode(call: AdminCall, order: Order, entry: RefundLine) {
  const line = order.lines.find((candidate) => candidate.id === entry.lineId)
  return {
    id: gid('RefundLineItem', entry.id),
    lineItem: () => line && lineItemNode(call, order, line),
    quantity: entry.quantity,
    restockType: entry.restock.toUpperCase(),
    restocked: entry.restock !== 'no_restock',
    priceSet: moneyBag(line?.priceMinor ?? 0, order),
    subtotalSet: moneyBag(entry.subtotalMinor, order),
    totalTaxSet: moneyBag(entry.taxMinor, order),
    location: null,
  }
}

export function transactionNode(
  call: AdminCall,
  order: Order,
  transaction: Transaction,
): Record<string, unknown> {
  return {
    __typename: 'OrderTransaction',
    id: gid('OrderTransaction', transaction.id),
    kind: transaction.kind.toUpperCase(),
    status: transaction.status.toUpperCase(),
    gateway: transaction.gateway,
    amountSet: moneyBag(transaction.amountMinor, order),
    createdAt: transaction.createdAt,
    processedAt: transaction.createdAt,
    test: order.isTest,
    errorCode: null,
    formattedGateway: transaction.gateway.replaceAll('_', ' '),
    manualPaymentGateway: transaction.gateway === 'manual',
    paymentId: `${order.name}.${order.transactions.indexOf(transaction) + 1}`,
    parentTransaction: () => {
      const parent = order.transactions.find(({ id }) => id === transaction.parentId)
      return parent ? transactionNode(call, order, parent) : null
    },
    order: () => call.nodes.order(call, order),
  }
}
