// A refusal is an expected no, returned as a value. Faults are thrown and retried; bugs crash.

export const refusalCodes = [
  'program_not_live',
  'reward_unknown',
  'reward_off',
  'insufficient_points',
  'insufficient_stamps',
  'price_changed',
  'voucher_refused',
  'reward_unavailable',
  'reward_sold_out',
  'reward_limit_reached',
  'reward_not_here',
  'product_unavailable',
  'points_not_chosen',
  'points_out_of_range',
  'redemption_changed',
  'redemption_not_undoable',
  'reward_changed',
  'reward_card_gone',
  'too_many_rewards',
  'request_reused',
  'reference_reused',
  'redemption_unknown',
  'redemption_not_returnable',
  'member_unknown',
  'draft_changed',
  'draft_invalid',
  'rule_kind_changed',
  'adjustment_unknown',
  'adjustment_already_undone',
  'lot_unknown',
  'lot_empty',
  'lot_not_later',
  'lot_too_late',
  'not_signed_in',
  'program_not_published',
  'program_off',
  'program_in_test',
  'phase_changed',
  'phase_invalid',
  'spend_until_invalid',
  'too_many_testers',
  'tester_not_found',
  'tester_unclear',
  'version_unknown',
  'version_scheduled',
  'version_begun',
  'publish_at_invalid',
  'margin_invalid',
  'nothing_to_undo',
  'not_joined',
  'member_paused',
  'member_excluded',
  'terms_changed',
  'batch_unknown',
  'batch_empty',
  'batch_too_large',
  'batch_not_ready',
  'batch_not_done',
  'file_empty',
  'file_headings_missing',
  'file_too_long',
  'file_too_large',
  'file_unreadable',
  'program_file_unreadable',
  'program_file_foreign',
  'program_file_unknown',
  'program_file_invalid',
  'program_file_too_large',
  'month_unknown',
  'month_not_over',
  'month_closed',
  'value_not_stated',
  'texts_changed',
  'texts_invalid',
  'backfill_outdated',
  'backfill_under_way',
  'backfill_nothing_open',
  'backfill_unknown',
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
