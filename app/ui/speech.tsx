// How pages speak: the merchant's language, the shop's currency and day, the program's own word for
// points. Set once by the layout; every component below asks here instead of being told.
import { createContext, type ReactNode, useContext, useMemo } from 'react'
import {
  formatDate,
  formatInstant,
  formatMoney,
  formatNumber,
  formatPoints,
  formatSigned,
  type PointsName,
  type Speech,
} from '../loyalty/explain/format.ts'
import { languageOf } from '../loyalty/explain/languages.ts'
import { type Counted, renderCount } from '../loyalty/explain/render-count.ts'
import { speechOf } from '../loyalty/explain/units/stamp-words.ts'
import { pointsWords } from '../loyalty/storefront/points-words.ts'

export interface ShopSpeech extends Speech {
  /** IANA name of the shop's time zone. */
  timeZone: string
}

interface Said {
  speech: ShopSpeech
  /** The same speech for settings that may call points otherwise. */
  calling(pointsName: PointsName): ShopSpeech
  number(value: number): string
  /** What something changes by: "+104", "−14". */
  signed(value: number): string
  /** A short text that says how many. */
  count(counted: Counted, value: number, values?: Record<string, string>): string
  points(value: number): string
  /** Of whatever is counted: points, or stamps of a card. */
  amount(asset: string, value: number): string
  money(amountMinor: number): string
  date(at: string | Date): string
  instant(at: string | Date): string
}

const SpeechContext = createContext<Said | null>(null)

export function SpeechProvider({ speech, children }: { speech: ShopSpeech; children: ReactNode }) {
  const said = useMemo((): Said => {
    const { locale, timeZone, currency, pointsName } = speech
    return {
      speech,
      calling: (chosen) => {
        const words = pointsWords(chosen, undefined, languageOf(locale))
        return { ...speech, pointsName: words }
      },
      number: (value) => formatNumber(value, locale),
      signed: (value) => formatSigned(value, locale),
      count: (counted, value, values) => renderCount(counted, value, locale, values),
      points: (value) => formatPoints(value, pointsName, locale),
      amount: (asset, value) => formatPoints(value, speechOf(asset, speech).pointsName, locale),
      money: (amountMinor) => formatMoney(amountMinor, currency, locale),
      date: (at) => formatDate(at, locale, timeZone),
      instant: (at) => formatInstant(at, locale, timeZone),
    }
  }, [speech])
  return <SpeechContext.Provider value={said}>{children}</SpeechContext.Provider>
}

export function useSpeech(): Said {
  const said = useContext(SpeechContext)
  if (!said) throw new Error('useSpeech is used outside of SpeechProvider')
  return said
}
