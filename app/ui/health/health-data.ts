import type { SerializeFrom } from '@remix-run/node'
import type { Health } from '../../loyalty/insights/health.ts'

/** As the page is given it: instants are texts. */
export type ShownHealth = SerializeFrom<Health>

export type Retry = (
  intent: 'retry_delivery' | 'retry_deliveries' | 'retry_order' | 'compare',
  subject?: string,
) => void
