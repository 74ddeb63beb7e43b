// The badges there are to choose from: drawn in one line on a field of 24 by 24, so that they can
// be shown wherever a path can. The colours are dark enough for white upon them.
import paths from './badge-paths.json' with { type: 'json' }

export const badgeIcons = [
  'shoe',
  'medal',
  'cup',
  'flame',
  'bolt',
  'mountain',
  'heart',
  'star',
  'flag',
  'crown',
  'leaf',
  'target',
] as const
export type BadgeIcon = (typeof badgeIcons)[number]

export const badgeColours = ['orange', 'red', 'violet', 'blue', 'green', 'slate'] as const
export type BadgeColour = (typeof badgeColours)[number]

export const badgePaths: Record<BadgeIcon, string> = paths

export const badgeColourValues: Record<BadgeColour, string> = {
  orange: '#B8470B',
  red: '#B3203A',
  violet: '#6B3FA0',
  blue: '#1C5FA8',
  green: '#1F6B47',
  slate: '#44525F',
}

/** What a badge looked like when it was reached: kept, whatever becomes of its challenge. */
export interface Badge {
  name: string
  icon: BadgeIcon
  colour: BadgeColour
}
