// What the storefront is told of the causes: whom points can be given to, and what the shop has
// paid out. What was only pledged is nobody's donation yet, so it is not told.
import type { CauseRow } from '../../causes/cause.ts'
import type { PublicReward } from '../../kernel/public-reward.ts'

export interface PublicCause {
  id: string
  name: string
  text?: string
  url?: string
  pictureUrl?: string
  /** What the merchant recorded as paid to it, in the shop's currency. */
  donatedMinor: number
}

export interface PublicCauses {
  /** Open ones; left out where no reward goes to a cause. */
  causes?: PublicCause[]
  /** Paid to all causes, ended ones too. */
  donatedMinor?: number
}

export function publicCauses(rows: CauseRow[], rewards: PublicReward[]): PublicCauses {
  if (rows.length === 0 || !rewards.some(({ outcome }) => outcome === 'given')) return {}
  return {
    causes: rows.filter(({ endedAt }) => endedAt === null).map(publicCause),
    donatedMinor: rows.reduce((sum, { paidMinor }) => sum + paidMinor, 0),
  }
}

const publicCause = ({ id, name, text, url, pictureUrl, paidMinor }: CauseRow): PublicCause => ({
  id,
  name,
  ...(text ? { text } : {}),
  ...(url ? { url } : {}),
  ...(pictureUrl ? { pictureUrl } : {}),
  donatedMinor: paidMinor,
})
