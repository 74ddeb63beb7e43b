import { dropExpired } from '../../commerce/credit/store-credit.ts'
import { gid } from '../../commerce/find.ts'
import type { StoreCreditAccount, StoreCreditTransaction } from '../../state/world.ts'
import type { AdminCall } from '../call.ts'
import { type ConnectionArguments, connection } from '../connection.ts'
import { badRequest, notModelled } from '../errors.ts'
import { money } from '../values.ts'
import { transactionNode } from './refund.ts'

export function storeCreditNode(call: AdminCall, account: StoreCreditAccount) {
  const { shop, context } = call
  dropExpired(account, context.clock.stamp())
  return {
    __typename: 'StoreCreditAccount',
    id: gid('StoreCreditAccount', account.id),
    balance: money(account.balanceMinor, account.currency),
    owner: () => {
      const customer = shop.customers.get(account.customerId)
      if (!customer) throw badRequest(`The owner of account ${account.id} is gone`)
      return call.nodes.customer(call, customer)
    },
    transactions: (args: ConnectionArguments) => {
      if (args.query) throw notModelled('a search among store credit transactions')
      return connection(account.transactions, args, {
        node: (made) => storeCreditMove(call, account, made),
        placeOf: (made) => [args.sortKey === 'AMOUNT' ? made.amountMinor : made.createdAt, made.id],
        handled: ['query'],
      })
    },
  }
}

export function storeCreditMove(
  call: AdminCall,
  account: StoreCreditAccount,
  made: StoreCreditTransaction,
) {
  const isDebit = made.amountMinor < 0
  const kind = isDebit
    ? 'StoreCreditAccountDebitTransaction'
    : 'StoreCreditAccountCreditTransaction'
  const bill = (minor: number) => money(minor, account.currency)
  return {
    __typename: kind,
    id: gid(kind, made.id),
    amount: bill(made.amountMinor),
    balanceAfterTransaction: bill(made.balanceAfterMinor),
    createdAt: made.createdAt,
    event: made.event,
    account: () => storeCreditNode(call, account),
    origin: () => {
      const order = made.origin && call.shop.orders.get(made.origin.orderId)
      const paid = order?.transactions.find(({ id }) => id === made.origin?.transactionId)
      return order && paid ? transactionNode(call, order, paid) : null
    },
    ...(!isDebit && {
      expiresAt: made.expiresAt,
      remainingAmount: bill(made.remainingMinor),
    }),
  }
}
