/** Kinds of findings: what Health lists beside troubled deliveries and orders. */
export type FindingKind =
  | 'webhook_lost'
  | 'data_request'
  | 'customer_deleted'
  | 'customer_merged'
  | 'currency_changed'
  | 'voucher_used_again'
  | 'voucher_use_unknown'
  | 'state_not_written'
  | 'panel_missing'
