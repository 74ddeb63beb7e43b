// What a reward asks for besides its price: "For Runner and above", "For the badge “Warm-up”".
import type { Unlock } from '../../program/challenges/unlocks.ts'
import { say } from '../words.ts'

export const unlockInWords = ({ by, name }: Unlock, locale: string): string =>
  say(locale, `level.needs_${by}`, { name })
