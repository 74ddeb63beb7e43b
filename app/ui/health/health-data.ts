import type { SerializeFrom } from '@remix-run/node'
import type { Health, Mend } from '../../loyalty/insights/health.ts'

/** As the page is given it: instants are texts. */
export type ShownHealth = SerializeFrom<Health>
export type ShownTrouble = ShownHealth['troubles'][number]
export type ShownMended = ShownHealth['mended'][number]

export type Asked =
  | { intent: 'compare' }
  | { intent: 'mend'; kind: ShownTrouble['kind']; subject: string; mend: Mend }

/** What is on its way to the server at this moment. */
export interface Sending {
  subject: string
  what: string
}

export type Send = (asked: Asked) => void
