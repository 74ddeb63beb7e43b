// What stamps are called, per language: the unit of a card, where points have the merchant's word.
import type { PointsName, Speech } from '../format.ts'
import { languageOf } from '../languages.ts'

const english: PointsName = { one: 'stamp', other: 'stamps' }

const words: Record<string, PointsName> = {
  en: english,
  he: { one: 'חותמת', other: 'חותמות' },
  ja: { one: 'スタンプ', other: 'スタンプ' },
  cs: { one: 'razítko', few: 'razítka', many: 'razítka', other: 'razítek' },
}

export const stampWords = (locale: string): PointsName => words[languageOf(locale)] ?? english

/** The speech in which amounts of this asset are said. */
export const speechOf = <Of extends Speech>(asset: string, speech: Of): Of =>
  asset === 'points' ? speech : { ...speech, pointsName: stampWords(speech.locale) }
