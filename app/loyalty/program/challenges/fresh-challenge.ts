// A challenge as it is when it was just added, in amounts that fit the currency. Pure.
import { type Challenge, challengeSchema, type GoalKind } from './challenge-settings.ts'

interface Fresh {
  /** Stays for ever with what is given for it. */
  id: string
  name: string
  /** About what one dollar is, in the shop's currency. */
  unitMinor: number
}

const targets = { orders: 5, pieces: 3, weeks: 4, friends: 3 } as const
const icons = {
  ...{ orders: 'medal', pieces: 'cup', weeks: 'flame', amount: 'mountain', friends: 'heart' },
} as const
const unitsToSpend = 200
const points = 100

export function freshChallenge(kind: GoalKind, { id, name, unitMinor }: Fresh): Challenge {
  const target =
    kind === 'amount' ? { targetMinor: unitsToSpend * unitMinor } : { target: targets[kind] }
  return challengeSchema.parse({ kind, id, name, points, icon: icons[kind], ...target })
}
