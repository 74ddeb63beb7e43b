// Arranging the tiers of the draft that is being edited: what is added and removed is saved with
// the rest of the form.
import { useState } from 'react'
import { handyMinor } from '../../../loyalty/kernel/money.ts'
import { mostTiers, type Tier, tierSchema } from '../../../loyalty/program/tiers/tier-settings.ts'
import { type Typed, toForm } from '../../settings-form/typed-form.ts'
import { useSpeech } from '../../speech.tsx'
import type { ProgramForm } from '../use-draft.ts'

export type TypedTier = Typed<Tier>

/** In about what one dollar is. */
const handyUnits = 100

export function useTiers(handle: ProgramForm) {
  const { currency } = useSpeech().speech
  const [fresh, setFresh] = useState<string | null>(null)
  const { tiers } = handle.form
  const change = (to: (tiers: TypedTier[]) => TypedTier[]) =>
    handle.change((form) => ({ ...form, tiers: to(form.tiers) }))
  return {
    tiers,
    isFull: tiers.length >= mostTiers,
    /** The one that was added last: it is to be filled in. */
    fresh,
    add: () => {
      const id = newTierId()
      const spendMinor = tiers.length === 0 ? handyUnits * handyMinor(currency) : null
      const blank = { id, name: '', spendMinor, points: null, orders: null, multiplierBps: 10_000 }
      change((all) => [...all, toForm(tierSchema, blank, currency)])
      setFresh(id)
    },
    remove: (at: number) => change((all) => all.toSpliced(at, 1)),
  }
}

export type TiersHandle = ReturnType<typeof useTiers>

/** Ids stay for ever with the orders that were valued by them. */
function newTierId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(6))
  return `tier-${[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`
}
