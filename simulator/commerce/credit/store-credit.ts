// Store credit: one account per customer and currency, spent by what expires first.
import type { SimulatorContext } from '../../context.ts'
import type { Shop, StoreCreditAccount, StoreCreditTransaction } from '../../state/world.ts'
import { takeId } from '../find.ts'
import { CommerceRefusal } from '../refusal.ts'

export interface StoreCreditMove {
  /** Negative: taken off. */
  amountMinor: number
  event?: StoreCreditTransaction['event']
  expiresAt?: string | null
  origin?: StoreCreditTransaction['origin']
}

export function accountsOf(shop: Shop, customerId: string): StoreCreditAccount[] {
  return [...shop.storeCredit.values()].filter((account) => account.customerId === customerId)
}

export function findAccount(shop: Shop, customerId: string, currency: string) {
  return accountsOf(shop, customerId).find((account) => account.currency === currency) ?? null
}

export function openAccount(shop: Shop, customerId: string, currency: string): StoreCreditAccount {
  const found = findAccount(shop, customerId, currency)
  if (found) return found
  const account = { id: takeId(shop), customerId, currency, balanceMinor: 0, transactions: [] }
  shop.storeCredit.set(account.id, account)
  return account
}

/** @throws CommerceRefusal `insufficient_funds`. */
export function moveStoreCredit(
  { clock, store }: SimulatorContext,
  shop: Shop,
  account: StoreCreditAccount,
  move: StoreCreditMove,
): StoreCreditTransaction {
  const { amountMinor, event = 'ADJUSTMENT', expiresAt = null, origin = null } = move
  const now = clock.stamp()
  dropExpired(account, now)
  if (account.balanceMinor + amountMinor < 0) {
    const message = 'The store credit account does not have sufficient funds to satisfy the request'
    throw new CommerceRefusal('insufficient_funds', message)
  }
  if (amountMinor < 0) spendEarliest(account, -amountMinor)
  account.balanceMinor += amountMinor
  const made: StoreCreditTransaction = {
    id: takeId(shop),
    amountMinor,
    balanceAfterMinor: account.balanceMinor,
    event,
    createdAt: now,
    expiresAt,
    remainingMinor: Math.max(0, amountMinor),
    origin,
  }
  account.transactions.push(made)
  store.touch()
  return made
}

/** Credit that is over counts no more; whoever looks at an account looks after this. */
export function dropExpired(account: StoreCreditAccount, now: string): StoreCreditAccount {
  for (const credit of account.transactions) {
    if (credit.remainingMinor === 0 || !credit.expiresAt || credit.expiresAt > now) continue
    account.balanceMinor -= credit.remainingMinor
    credit.remainingMinor = 0
  }
  return account
}

function spendEarliest(account: StoreCreditAccount, amountMinor: number): void {
  const credits = account.transactions.filter((one) => one.remainingMinor > 0)
  credits.sort((a, b) => (a.expiresAt ?? '9').localeCompare(b.expiresAt ?? '9'))
  let wanted = amountMinor
  for (const credit of credits) {
    const part = Math.min(wanted, credit.remainingMinor)
    credit.remainingMinor -= part
    wanted -= part
  }
}
