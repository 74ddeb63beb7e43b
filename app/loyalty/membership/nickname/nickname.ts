// The name by which a member is shown to others, and nothing else of them is. Choosing one is the
// consent to that: whoever has none is shown to nobody. Names that would be taken for one another
// are one name. Pure.
import { accept, type Result, refuse } from '../../kernel/refusals.ts'
import { addDays, dateOf } from '../../kernel/time.ts'

/** In signs as people count them. */
export const shortestNickname = 2
export const longestNickname = 24
/** Days until another one can be chosen. */
export const daysBetweenNicknames = 7

// A sign that people see as one may be long: a family, a flag. No name needs more.
const mostUnits = 120
const mostMarksInARow = 3
const mostDigitsInARow = 6

export interface Nickname {
  /** Null: taken away by the member. */
  nickname: string | null
  /** When one was last chosen, also where it was taken away since. */
  chosenAt: Date
  /** Taken down by the merchant: shown to nobody. */
  isHidden: boolean
}

/** As the merchant sees it. */
export interface OwnName {
  nickname: string
  chosenAt: string
  /** Taken down, and by whom; null: it stands. */
  hidden: { at: string; by: string } | null
}

/** As its member sees it. */
export interface NicknameView {
  nickname: string | null
  isHidden: boolean
  /** When another one can be chosen; null: now. */
  changeableFrom: string | null
}

const signs = new Intl.Segmenter('und', { granularity: 'grapheme' })
// Letters, digits and pictures of any script, what joins and varies them, and a few signs between.
// What turns the direction of a line, or cannot be seen, is not among them.
const known =
  /^[\p{L}\p{M}\p{N}\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}\u200d\ufe0f .,'’·&!+_-]+$/u
const unseen = /(?![\u200d\ufe0f])\p{Default_Ignorable_Code_Point}/u
// One may stand for another there, and so one name for another.
const alike = [/\p{Script=Latin}/u, /[\p{Script=Cyrillic}\p{Script=Greek}]/u]
const readable = /[\p{L}\p{N}\p{Extended_Pictographic}\p{Regional_Indicator}]/u
const address = /@|:\/\/|\bwww\b|[\p{L}\p{N}-]\s?[.。]\p{L}{2,}(?:$|[\s/])/iu
const tooManyMarks = new RegExp(`\\p{M}{${mostMarksInARow + 1},}`, 'u')
const tooManyDigits = new RegExp(`(?:\\p{N}[ .-]?){${mostDigitsInARow + 1},}`, 'u')

/**
 * The name as it is kept. Refuses nickname_length, nickname_signs, nickname_address (which a
 * telephone number is, too).
 */
export function readNickname(typed: string): Result<string> {
  if (typed.length > mostUnits) return refuse('nickname_length')
  const name = typed.normalize('NFKC').replace(/\s+/gu, ' ').trim()
  const length = [...signs.segment(name)].length
  if (length < shortestNickname || length > longestNickname || name.length > mostUnits)
    return refuse('nickname_length')
  if (address.test(name) || tooManyDigits.test(name)) return refuse('nickname_address')
  const isMixed = alike.every((script) => script.test(name))
  const isWritten = known.test(name) && readable.test(name) && !unseen.test(name)
  if (!isWritten || isMixed || tooManyMarks.test(name)) return refuse('nickname_signs')
  return accept(name)
}

// Latin, Greek and Cyrillic accents; the signs of other scripts make other words.
const accents = /[\u0300-\u036f]/g
const between = /[\s.,'’·&!+_\-\u200d\ufe0f]/gu

/** The same for two names that differ in capitals, accents and signs between the letters alone. */
export function keyOf(name: string): string {
  const bare = name.normalize('NFKD').toLowerCase().replace(accents, '')
  return bare.replace(between, '').normalize('NFC') || bare
}

interface Choosing {
  now: Date
  timeZone: string
}

/** By the member. Refuses nickname_changed_lately. */
export function decideChange(
  before: Nickname | null,
  name: string,
  { now, timeZone }: Choosing,
): Result<Nickname> {
  const chosen = { nickname: name, chosenAt: now, isHidden: false }
  if (!before) return accept(chosen)
  const isSame = before.nickname !== null && keyOf(before.nickname) === keyOf(name)
  if (isSame) return accept({ ...before, nickname: name })
  const from = changeableFrom(before, now)
  if (from) return refuse('nickname_changed_lately', { until: dateOf(from, timeZone) })
  return accept(chosen)
}

/** When another one can be chosen; null: now. One that was taken down binds nobody. */
export function changeableFrom({ chosenAt, isHidden }: Nickname, now: Date): Date | null {
  const from = addDays(chosenAt, daysBetweenNicknames)
  return !isHidden && from > now ? from : null
}

export function viewNickname(kept: Nickname | null, now: Date): NicknameView {
  if (!kept) return { nickname: null, isHidden: false, changeableFrom: null }
  const from = changeableFrom(kept, now)
  const { nickname, isHidden } = kept
  return { nickname, isHidden, changeableFrom: from?.toISOString() ?? null }
}
