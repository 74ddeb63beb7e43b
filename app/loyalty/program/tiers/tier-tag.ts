// The tag that a customer carries in the vendor's admin for the tier that they hold. Pure.
import type { Tier } from './tier-settings.ts'

/** Commas part tags from one another there. */
export const tierTag = ({ name }: Pick<Tier, 'name'>): string =>
  `Tier: ${name.replaceAll(',', ' ').replace(/\s+/g, ' ').trim()}`
