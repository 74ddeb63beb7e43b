// What every shop of the simulator sells at first. Prices are minor units of whatever its currency.
import type { Product } from './world.ts'

export interface Item {
  title: string
  kind: string
  description: string
  picture: Product['picture']
  /** [title, minor units] of each variant. */
  variants: [string, number][]
  isGiftCard?: boolean
}

const only = 'Default Title'
export const shelves: Item[] = [
  {
    title: 'Fern Mug',
    kind: 'Kitchen',
    description: 'Stoneware, glazed by hand with a fern frond. Holds a third of a litre.',
    picture: { emoji: '☕', colour: '#e4ede0' },
    variants: [[only, 1400]],
  },
  {
    title: 'Terracotta Pot',
    kind: 'Pots',
    description: 'Unglazed, breathing clay with a drainage hole and a saucer.',
    picture: { emoji: '🪴', colour: '#f3ddcf' },
    variants: [
      ['Small', 1250],
      ['Large', 2800],
    ],
  },
  {
    title: 'Boston Fern',
    kind: 'Plants',
    description: 'Arching fronds for a bright bathroom. Likes company and a daily mist.',
    picture: { emoji: '🌿', colour: '#dcebd7' },
    variants: [[only, 2495]],
  },
  {
    title: 'Monstera Deliciosa',
    kind: 'Plants',
    description: 'The one with the windows. Grows towards light, so turn it weekly.',
    picture: { emoji: '🌱', colour: '#d5e6d9' },
    variants: [
      ['Young', 3900],
      ['Grown', 8900],
    ],
  },
  {
    title: 'Lavender',
    kind: 'Plants',
    description: 'English lavender for a sunny sill. Bees included in summer.',
    picture: { emoji: '🪻', colour: '#e6e0f0' },
    variants: [[only, 999]],
  },
  {
    title: 'Desert Trio',
    kind: 'Plants',
    description: 'Three small cacti that forgive holidays.',
    picture: { emoji: '🌵', colour: '#efe9d2' },
    variants: [[only, 1850]],
  },
  {
    title: 'Brass Watering Can',
    kind: 'Tools',
    description: 'A long spout that reaches under leaves. One litre.',
    picture: { emoji: '🫗', colour: '#f2e6c4' },
    variants: [[only, 4500]],
  },
  {
    title: 'Peat-free Soil, 5 l',
    kind: 'Tools',
    description: 'Coir, bark and worm castings. Drains well, holds enough.',
    picture: { emoji: '🟤', colour: '#e5d8cc' },
    variants: [[only, 750]],
  },
  {
    title: 'Botanist’s Notebook',
    kind: 'Paper',
    description: 'Dotted pages, thread-bound, with a pocket for pressed leaves.',
    picture: { emoji: '📗', colour: '#dfe8e4' },
    variants: [[only, 1600]],
  },
  {
    title: 'Gift Card',
    kind: 'Gift Cards',
    description: 'For someone who would rather choose the plant themselves.',
    picture: { emoji: '🎁', colour: '#f3dfe2' },
    variants: [
      ['25', 2500],
      ['50', 5000],
    ],
    isGiftCard: true,
  },
]
