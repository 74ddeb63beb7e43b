// The code by which a friend says who sent them. It travels on the order itself, as an attribute of
// the cart: letters and digits that are not taken for one another, typed in any case.

/** Named so that a merchant who sees it on an order knows what it is. */
export const referralAttribute = 'perennial_referral'

export const referralCodeLength = 8
export const referralLetters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'

const whole = new RegExp(`^[${referralLetters}]{${referralCodeLength}}$`)

/** @returns null where it cannot be anybody's. */
export function readReferralCode(typed: string): string | null {
  const code = typed.replace(/[\s-]/g, '').toUpperCase()
  return whole.test(code) ? code : null
}
