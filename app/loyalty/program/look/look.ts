// The one colour that the widget is known by. It holds wherever the theme's editor leaves the
// colour open. White stands on it and it stands on white, so it must not be light. Pure.
import { z } from 'zod'

/** What it is where nobody chose. */
export const ownAccent = '#1F5A49'

export const accents = [
  ownAccent,
  '#1F4E8C',
  '#5B3A8E',
  '#A3265B',
  '#A8321F',
  '#8A4B08',
  '#4A4F57',
  '#111111',
] as const

/** WCAG 2.2 AA, for text. */
export const leastContrast = 4.5

export interface Look {
  /** `#RRGGBB`. */
  accent: string
}

const accentSchema = z
  .string()
  .trim()
  .regex(/^#[0-9a-f]{6}$/i)
  .transform((text) => text.toUpperCase())

/** @returns undefined for what is no colour. */
export const readAccent = (text: unknown): string | undefined => accentSchema.safeParse(text).data

/** On white, and on white with a touch of itself, as the widget has it. */
export function isTooLight(accent: string): boolean {
  const own = channelsOf(accent)
  const tinted = own.map((channel) => channel * tint + 255 * (1 - tint))
  return contrast(own, tinted) < leastContrast
}

const tint = 0.08

const channelsOf = (colour: string): number[] =>
  [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))

function contrast(dark: number[], light: number[]): number {
  return (luminance(light) + 0.05) / (luminance(dark) + 0.05)
}

/** Relative luminance: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(channels: number[]): number {
  const [red = 0, green = 0, blue = 0] = channels.map((channel) => {
    const share = channel / 255
    return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
