// Codes are chosen before the voucher exists, so that a retry asks for the same one. They must not
// be guessable and have to survive being read aloud: no vowels (no words), nothing that looks
// alike.
import { randomInt } from 'node:crypto'

const alphabet = '34679CDFGHJKMNPQRTVWXY'
const groups = 3
const groupLength = 5
const prefixLength = 6
const cardGroups = 4
const fallbackPrefix = 'THANKS'

/** Bits of chance in a code: 15 letters out of 22 make 66; the prefix adds none. */
export const codeBits = groups * groupLength * Math.log2(alphabet.length)

/** Such as FERN-7KQ3M-XTP9R-DH4VW, the prefix from the program's name. */
export function generateCode(programName: string): string {
  return [codePrefix(programName), ...Array.from({ length: groups }, randomGroup)].join('-')
}

/** A gift card's: the vendor allows it twenty letters and digits, and nothing between them. */
export function generateCardCode(): string {
  return Array.from({ length: cardGroups }, randomGroup).join('')
}

export function codePrefix(programName: string): string {
  const words = programName
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .split(/[^A-Z0-9]+/)
  const word = words.find((one) => one.length > 1) ?? fallbackPrefix
  return word.slice(0, prefixLength)
}

function randomGroup(): string {
  return Array.from({ length: groupLength }, () => alphabet[randomInt(alphabet.length)]).join('')
}
