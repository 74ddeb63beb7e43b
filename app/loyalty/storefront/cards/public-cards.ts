// What anybody may see of a program's stamp cards.
import type { Speech } from '../../explain/format.ts'
import { ruleTitle } from '../../explain/render-rule.ts'
import { assetOf, stampsOf } from '../../kernel/assets/asset.ts'
import type { Texts } from '../../kernel/public-reward.ts'
import { stampCards } from '../../program/cards/stamp-cards.ts'
import type { ProgramSettings } from '../../program/settings.ts'
import { assetGivenBy } from '../../rules/catalogue.ts'

export interface PublicCard {
  /** Of its rule, and of what a member's state says of it. */
  id: string
  label: string
  labels: Texts
  needed: number
}

export interface PublicCards {
  /** Stamp cards to fill; left out where there are none. */
  cards?: PublicCard[]
  /** Nothing gives points and nothing costs any: a page says nothing of them. */
  isWithoutPoints?: true
}

/** Those that can be filled, and those that something is still paid with. */
export function publicCards(settings: ProgramSettings | null, speeches: Speech[]): PublicCards {
  if (!settings) return {}
  const paid = new Set<string>(settings.rewards.filter((one) => one.isOn).map(assetOf))
  const cards = stampCards(settings).filter(({ id, isOn }) => isOn || paid.has(stampsOf(id)))
  if (cards.length === 0) return {}
  const gives = settings.rules.filter((rule) => rule.isOn && assetGivenBy(rule) === 'points')
  const isWithoutPoints = gives.length === 0 && !paid.has('points')
  return {
    ...(isWithoutPoints ? { isWithoutPoints } : {}),
    cards: cards.map((card) => {
      const labels = speeches.map(({ locale }) => [locale, ruleTitle(card, locale)] as const)
      const named = { label: labels[0]?.[1] ?? '', labels: Object.fromEntries(labels) }
      return { id: card.id, ...named, needed: card.needed }
    }),
  }
}
