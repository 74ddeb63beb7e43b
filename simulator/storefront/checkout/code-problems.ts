// Why a code does not hold, in a shopper's words.
import type { PricedCode } from '../../commerce/price-cart.ts'

const words: Record<NonNullable<PricedCode['problem']>, string> = {
  not_found: 'is not a valid code.',
  not_started: 'cannot be used yet.',
  expired: 'has expired.',
  used_up: 'has been used already.',
  used_by_customer: 'can be used once per customer, and you have used it.',
  other_customer: 'is not for this account. Sign in with the account it was made for.',
  minimum_not_met: 'needs a larger order than this one.',
  nothing_to_discount: 'takes nothing off these items.',
  other_market: 'does not hold where this order goes.',
  shipping_too_dear: 'does not cover a delivery as dear as this one.',
  does_not_combine: 'cannot be combined with another code that saves more.',
}

export function describeProblem({ code, problem }: PricedCode): string | null {
  return problem ? `${code} ${words[problem]}` : null
}
