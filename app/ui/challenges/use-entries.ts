// Arranging challenges and levels of the draft that is being edited: what is added and removed is
// saved with the rest of the form.
import { useState } from 'react'
import { handyMinor } from '../../loyalty/kernel/money.ts'
import {
  type Challenge,
  challengeSchema,
  type GoalKind,
  type Level,
  levelSchema,
  mostChallenges,
  mostLevels,
} from '../../loyalty/program/challenges/challenge-settings.ts'
import { freshChallenge } from '../../loyalty/program/challenges/fresh-challenge.ts'
import type { ProgramForm } from '../program/use-draft.ts'
import { type Typed, toForm } from '../settings-form/typed-form.ts'
import { useSpeech } from '../speech.tsx'
import { useT } from '../words.tsx'

export type TypedChallenge = Typed<Challenge>
export type TypedLevel = Typed<Level>

export function useChallenges(handle: ProgramForm) {
  const t = useT('challenges')
  const { currency } = useSpeech().speech
  const [fresh, setFresh] = useState<string | null>(null)
  const challenges = handle.form.challenges as TypedChallenge[]
  const change = (to: (all: TypedChallenge[]) => TypedChallenge[]) =>
    handle.change((form) => ({ ...form, challenges: to(form.challenges as TypedChallenge[]) }))
  return {
    entries: challenges,
    isFull: challenges.length >= mostChallenges,
    /** The one that was added last: it is to be filled in. */
    fresh,
    add: (kind: GoalKind) => {
      const id = newId('challenge')
      const unitMinor = handyMinor(currency)
      const one = freshChallenge(kind, { id, name: t(`fresh.${kind}`), unitMinor })
      change((all) => [...all, toForm(challengeSchema, one, currency) as TypedChallenge])
      setFresh(id)
    },
    remove: (at: number) => change((all) => all.toSpliced(at, 1)),
  }
}

export function useLevels(handle: ProgramForm) {
  const { currency } = useSpeech().speech
  const [fresh, setFresh] = useState<string | null>(null)
  const levels = handle.form.levels as TypedLevel[]
  const change = (to: (all: TypedLevel[]) => TypedLevel[]) =>
    handle.change((form) => ({ ...form, levels: to(form.levels as TypedLevel[]) }))
  return {
    entries: levels,
    isFull: levels.length >= mostLevels,
    fresh,
    add: () => {
      const id = newId('level')
      const completed = Number(levels.at(-1)?.completed ?? 0) + 1 || 1
      const blank = { id, name: '', completed, perk: '' }
      change((all) => [...all, toForm(levelSchema, blank, currency)])
      setFresh(id)
    },
    remove: (at: number) => change((all) => all.toSpliced(at, 1)),
  }
}

/** Ids stay for ever with what members reached. */
function newId(what: string): string {
  const bytes = crypto.getRandomValues(new Uint8Array(6))
  return `${what}-${[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`
}
