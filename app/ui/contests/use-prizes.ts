// Arranging the rows of prizes as they are typed: they are saved with the rest of the form.
import { useState } from 'react'
import { mostPlaces, type PrizeRow } from '../../loyalty/contests/prizes.ts'
import type { Typed } from '../settings-form/typed-form.ts'
import type { SettingsFormHandle } from '../settings-form/use-settings-form.ts'

export type TypedPrize = Typed<PrizeRow>

export function usePrizes(handle: SettingsFormHandle<any>) {
  const [fresh, setFresh] = useState<number | null>(null)
  const rows = handle.form.prizes as TypedPrize[]
  const last = readPlace(rows.at(-1)?.to ?? '0')
  return {
    rows: rows.map((row, index) => ({ ...row, index, from: placeAfter(rows[index - 1]) })),
    isFull: rows.length >= mostPlaces || (last ?? 0) >= mostPlaces,
    /** The one that was added last: it is to be filled in. */
    fresh,
    add: () => {
      const points = rows.at(-1)?.points ?? ''
      handle.set('prizes', [...rows, { to: last === null ? '' : String(last + 1), points }])
      setFresh(rows.length)
    },
    remove: (at: number) => {
      handle.set('prizes', without(rows, at))
      setFresh(null)
      if (rows.length === 1) handle.leave('prizes')
    },
  }
}

/** Null while it cannot be read. */
const readPlace = (text: string): number | null =>
  /^\d{1,3}$/.test(text.trim()) ? Number(text) : null

function placeAfter(before: TypedPrize | undefined): number | null {
  const last = before ? readPlace(before.to) : 0
  return last === null ? null : last + 1
}

/** The rows after it move up: each goes on having as many places. */
export function without(rows: TypedPrize[], at: number): TypedPrize[] {
  const size = (readPlace(rows[at]?.to ?? '') ?? 0) - (placeAfter(rows[at - 1]) ?? 0) + 1
  return rows.toSpliced(at, 1).map((row, index) => {
    const last = readPlace(row.to)
    return index < at || last === null || size < 1 ? row : { ...row, to: String(last - size) }
  })
}
