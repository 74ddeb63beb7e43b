// What anybody may see of a program's paid membership: what it is called and where it is sold. What
// it gives is said by the ways to earn and the rewards that are for paid members.
import { planName } from '../../explain/changes/plan-in-words.ts'
import type { Speech } from '../../explain/format.ts'
import type { Texts } from '../../kernel/public-reward.ts'
import type { ProgramSettings } from '../../program/settings.ts'

interface PublicPlan {
  label: string
  labels: Texts
  /** A page of the shop; left out: the merchant named none. */
  url?: string
}

export interface PublicPlans {
  /** Left out where none is sold. */
  plan?: PublicPlan
}

export function publicPlan(settings: ProgramSettings | null, speeches: Speech[]): PublicPlans {
  if (!settings?.plan.isOn) return {}
  const { plan } = settings
  const labels = speeches.map(({ locale }) => [locale, planName(plan, locale)] as const)
  const named = { label: labels[0]?.[1] ?? '', labels: Object.fromEntries(labels) }
  return { plan: { ...named, ...(plan.url ? { url: plan.url } : {}) } }
}
