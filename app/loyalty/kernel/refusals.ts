// A refusal is an expected no, returned as a value. Faults are thrown and retried; bugs crash.

export const refusalCodes = [
  'program_not_live',
  'reward_unknown',
  'reward_off',
  'insufficient_points',
  'price_changed',
  'voucher_refused',
  'request_reused',
  'reference_reused',
  'redemption_unknown',
  'redemption_not_returnable',
  'member_unknown',
  'draft_changed',
  'draft_invalid',
  'adjustment_unknown',
  'adjustment_already_undone',
  'not_signed_in',
] as const

export type RefusalCode = (typeof refusalCodes)[number]

/** `details` are numbers and ids for the message; never personal data. */
export interface Refusal {
  code: RefusalCode
  details?: Record<string, string | number>
}

export type Result<T> = { ok: true; value: T } | { ok: false; refusal: Refusal }

export const accept = <T>(value: T): Result<T> => ({ ok: true, value })

export const refuse = (code: RefusalCode, details?: Refusal['details']): Result<never> => ({
  ok: false,
  refusal: details ? { code, details } : { code },
})
