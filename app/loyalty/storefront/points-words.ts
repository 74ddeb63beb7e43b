// What points are called, per language. A name that a merchant chose is a name: it is shown in
// every language until they say it in that one too. The ordinary one is each language's own.
import type { PointsName } from '../explain/format.ts'
import type { Language } from '../explain/languages.ts'

export const plainPointsName = { one: 'point', other: 'points' }

// The same words stand in the extension's locale files, as `points.word`.
const ordinary: Record<string, PointsName> = {
  en: plainPointsName,
  he: { one: 'נקודה', other: 'נקודות' },
  ja: { one: 'ポイント', other: 'ポイント' },
  cs: { one: 'bod', few: 'body', many: 'bodu', other: 'bodů' },
}

const isOrdinary = ({ one, other }: PointsName): boolean =>
  one === plainPointsName.one && other === plainPointsName.other

/** @param chosen by the program's settings */
export function pointsWords(
  chosen: PointsName,
  texts: Record<string, string> | undefined,
  language: Language,
): PointsName {
  const standard = isOrdinary(chosen) ? (ordinary[language] ?? chosen) : chosen
  const said = Object.entries(texts ?? {}).flatMap(([key, text]) => {
    const form = /^points\.word\.(\w+)$/.exec(key)?.[1]
    return form ? [[form, text] as const] : []
  })
  // Of a word that is said only in part, the rest is its own general form, not another word.
  const words = Object.fromEntries(said) as Partial<PointsName>
  const general = words.other ?? said[0]?.[1]
  return general === undefined ? { ...standard } : { one: general, ...words, other: general }
}
