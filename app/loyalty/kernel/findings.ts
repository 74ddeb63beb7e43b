/** Kinds of findings: what Health lists beside troubled deliveries and orders. */
export type FindingKind =
  | 'webhook_lost'
  | 'data_request'
  | 'customer_deleted'
  | 'customer_merged'
  | 'currency_changed'
  | 'voucher_used_again'
  | 'voucher_use_unknown'
  /** By hand in the vendor's admin: switched off; its value, customer or limit is another. */
  | 'voucher_ended'
  | 'voucher_changed'
  /** Switched off in the vendor's admin before it was spent. */
  | 'gift_card_off'
  /** A code by hand, and followed: deleted unused, ends at another time. */
  | 'voucher_removed'
  | 'voucher_end_moved'
  | 'state_not_written'
  | 'panel_missing'
  | 'limit_differs'
  /** The program's budget for the month is used up. */
  | 'campaign_stopped'
