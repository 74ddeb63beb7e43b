// What a shopper wrote, before it is kept: without what could disturb a page, and refused where it
// holds an address or a number that nobody should publish. Markup and links stay as they were
// typed: they are text, and are shown as text. Pure.
import { accept, type Result, refuse } from '../kernel/refusals.ts'

export interface IdeaText {
  title: string
  text: string
}

/** Letters of a title, at least. */
export const shortestTitle = 4

/** Refuses idea_title_short, idea_has_contact. */
export function readIdeaText(typed: IdeaText): Result<IdeaText> {
  const title = oneLine(typed.title)
  const text = cleanText(typed.text)
  if (lengthOf(title) < shortestTitle) return refuse('idea_title_short')
  if (hasContact(title) || hasContact(text)) return refuse('idea_has_contact')
  return accept({ title, text })
}

// What turns the direction of text around it, and characters that are none. Joiners stay: emoji
// and Hebrew, Persian or Hindi words are made with them.
const unwanted = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/g
// More marks on one letter than any language writes.
const piledMarks = /(\p{M}{4})\p{M}+/gu

/** In lines, of which at most one in a row is empty. */
export function cleanText(typed: string): string {
  return typed
    .replaceAll('\r\n', '\n')
    .replaceAll('\t', ' ')
    .replace(unwanted, '')
    .replace(piledMarks, '$1')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

export const oneLine = (typed: string): string => cleanText(typed).replace(/\n+/g, ' ')

const lengthOf = (text: string): number => [...text.replace(/[^\p{L}\p{N}\p{S}]/gu, '')].length

const mail = /[^\s@<>()]+\s?@\s?[^\s@<>()]+\.\p{L}{2,}/u
const day = /\p{Nd}{4}-\p{Nd}{2}-\p{Nd}{2}|\p{Nd}{1,2}[./]\s?\p{Nd}{1,2}[./]\s?\p{Nd}{2,4}/gu
const number = /\+?\p{Nd}(?:[\s().\-/\u2010-\u2015\u2212]{0,3}\p{Nd}){6,}/gu

/** An e-mail address, or digits as a telephone number has them. */
export function hasContact(text: string): boolean {
  // Wide letters and digits, as Japanese keyboards type them, are the same.
  const plain = text.normalize('NFKC')
  if (mail.test(plain)) return true
  const numbers = plain.replace(day, ' ').match(number) ?? []
  return numbers.some(isTelephone)
}

/** Seven digits may be a price; a plus or nine of them are not. */
function isTelephone(found: string): boolean {
  const digits = found.match(/\p{Nd}/gu)?.length ?? 0
  return found.startsWith('+') || digits >= 9
}

/** The beginning of a text that is longer than a page shows before it was asked for more. */
export function excerpt(text: string, longest: number): string {
  const signs = [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment)
  if (signs.length <= longest) return text
  return `${signs
    .slice(0, longest - 1)
    .join('')
    .trimEnd()}…`
}
