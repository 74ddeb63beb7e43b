// The tag that a customer carries in the vendor's admin for the level that they have reached. Pure.
import type { Level } from './challenge-settings.ts'

/** Commas part tags from one another there. */
export const levelTag = ({ name }: Pick<Level, 'name'>): string =>
  `Level: ${name.replaceAll(',', ' ').replace(/\s+/g, ' ').trim()}`
