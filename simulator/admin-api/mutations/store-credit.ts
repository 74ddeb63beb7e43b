// Store credit: given to a customer or an account, taken from an account.

import { toStamp } from '../../clock.ts'
import { accountsOf, moveStoreCredit, openAccount } from '../../commerce/credit/store-credit.ts'
import { toMinor } from '../../commerce/money.ts'
import { CommerceRefusal } from '../../commerce/refusal.ts'
import type { StoreCreditAccount } from '../../state/world.ts'
import type { AdminCall } from '../call.ts'
import { storeCreditMove } from '../nodes/store-credit.ts'
import { parseGid } from '../values.ts'
import { type UserError, userError } from './user-errors.ts'

interface MoneyInput {
  amount: string | number
  currencyCode: string
}

interface CreditInput {
  creditAmount: MoneyInput
  expiresAt?: string | null
}

/** The most an account may hold, in minor units. */
const mostMinor = 10_000_000

export const storeCreditMutations = {
  storeCreditAccountCredit: (
    { id, creditInput }: { id: string; creditInput: CreditInput },
    call: AdminCall,
  ) => {
    const { creditAmount, expiresAt } = creditInput
    const refuse = (...error: Parameters<typeof userError>) => refused(userError(...error))
    const problem = checkCredit(call, creditInput)
    if (problem) return refused(problem)
    const account = findAccount(call, id, creditAmount.currencyCode)
    if (!account) {
      const isOwner = parseGid(id).kind === 'Customer'
      const code = isOwner ? 'OWNER_NOT_FOUND' : 'ACCOUNT_NOT_FOUND'
      return refuse(['id'], code, isOwner ? 'Owner does not exist' : 'Account does not exist')
    }
    if (account.currency !== creditAmount.currencyCode) return refused(mismatch('credit'))
    const amountMinor = toMinor(String(creditAmount.amount), account.currency)
    if (account.balanceMinor + amountMinor > mostMinor) {
      const path = ['creditInput', 'creditAmount', 'amount']
      return refuse(path, 'CREDIT_LIMIT_EXCEEDED', 'The operation would exceed the credit limit')
    }
    const made = moveStoreCredit(call.context, call.shop, account, {
      amountMinor,
      expiresAt: expiresAt ? toStamp(new Date(expiresAt)) : null,
    })
    return { storeCreditAccountTransaction: storeCreditMove(call, account, made), userErrors: [] }
  },

  storeCreditAccountDebit: (
    { id, debitInput }: { id: string; debitInput: { debitAmount: MoneyInput } },
    call: AdminCall,
  ) => {
    const { amount, currencyCode } = debitInput.debitAmount
    const path = ['debitInput', 'debitAmount', 'amount']
    if (!(Number(amount) > 0)) {
      const message = 'A positive amount must be used to debit a store credit account'
      return refused(userError(path, 'NEGATIVE_OR_ZERO_AMOUNT', message))
    }
    const account = findHeld(call, id, currencyCode)
    if (!account) {
      return refused(userError(['id'], 'ACCOUNT_NOT_FOUND', 'Account does not exist'))
    }
    if (account.currency !== currencyCode) return refused(mismatch('debit'))
    try {
      const made = moveStoreCredit(call.context, call.shop, account, {
        amountMinor: -toMinor(String(amount), account.currency),
      })
      return { storeCreditAccountTransaction: storeCreditMove(call, account, made), userErrors: [] }
    } catch (error) {
      if (!(error instanceof CommerceRefusal)) throw error
      return refused(userError(path, error.code.toUpperCase(), error.message))
    }
  },
}

function refused(error: UserError) {
  return { storeCreditAccountTransaction: null, userErrors: [error] }
}

function mismatch(verb: 'credit' | 'debit'): UserError {
  const path = [`${verb}Input`, `${verb}Amount`, 'currencyCode']
  const message = 'The currency provided does not match the currency of the store credit account'
  return userError(path, 'MISMATCHING_CURRENCY', message)
}

function checkCredit({ context, shop }: AdminCall, input: CreditInput): UserError | null {
  const { creditAmount, expiresAt } = input
  if (!(Number(creditAmount.amount) > 0)) {
    const path = ['creditInput', 'creditAmount', 'amount']
    const message = 'A positive amount must be used to credit a store credit account'
    return userError(path, 'NEGATIVE_OR_ZERO_AMOUNT', message)
  }
  if (expiresAt && Date.parse(expiresAt) <= context.clock.now().getTime()) {
    const message = 'The expiry date must be in the future'
    return userError(['creditInput', 'expiresAt'], 'EXPIRES_AT_IN_PAST', message)
  }
  const known = [shop.currency, ...shop.markets.map((market) => market.currency)]
  if (known.includes(creditAmount.currencyCode)) return null
  const path = ['creditInput', 'creditAmount', 'currencyCode']
  return userError(path, 'UNSUPPORTED_CURRENCY', 'Currency is not supported')
}

/** A customer's account is opened by crediting it; an account has to be there. */
function findAccount(
  { shop }: AdminCall,
  gid: string,
  currency: string,
): StoreCreditAccount | null {
  const { kind, id } = parseGid(gid)
  if (kind === 'StoreCreditAccount') return shop.storeCredit.get(id) ?? null
  if (kind !== 'Customer' || !shop.customers.has(id)) return null
  return openAccount(shop, id, currency)
}

function findHeld({ shop }: AdminCall, gid: string, currency: string) {
  const { kind, id } = parseGid(gid)
  if (kind === 'StoreCreditAccount') return shop.storeCredit.get(id) ?? null
  return accountsOf(shop, id).find((account) => account.currency === currency) ?? null
}
