// The same Liquid in fewer bytes: what it draws stays as it is but for white space that nobody sees
// and quotes that HTML does not need.
import {
  MarkupTokenType as Kind,
  type MarkupToken,
  tokenizeMarkup,
} from '@shopify/liquid-html-parser'
import {
  type Braces,
  isNote,
  isSilent,
  isVariable,
  linesOf,
  type Piece,
  piecesOf,
  tagName,
} from './liquid-pieces.ts'
import type { ShortNames } from './short-names.ts'

export function packLiquid(source: string, names: ShortNames): string {
  const pieces = withoutSilent(piecesOf(source))
  return pieces
    .map((piece, place) => write(piece, names, [pieces[place - 1], pieces[place + 1]]))
    .join('')
}

/** What a comment trims stays trimmed. */
function withoutSilent(pieces: Piece[]): Piece[] {
  const kept: Piece[] = []
  let until: string | null = null
  let trims = false
  for (const piece of pieces) {
    const name = piece.is === 'tag' ? tagName(piece.markup) : ''
    const isLine = piece.is === 'tag' && isNote(piece.markup)
    if (until === null && (isSilent(name) || isLine)) {
      trimEnd(kept, piece)
      if (!isLine) until = `end${name}`
      else trims = isTrim(piece, 'trimsAfter')
    } else if (until === null) {
      kept.push(trims && piece.is === 'text' ? { ...piece, text: piece.text.trimStart() } : piece)
      trims = false
    } else if (name === until) {
      until = null
      trims = isTrim(piece, 'trimsAfter')
    }
  }
  return kept
}

function trimEnd(kept: Piece[], comment: Piece): void {
  const last = kept.at(-1)
  if (last?.is === 'text' && isTrim(comment, 'trimsBefore')) last.text = last.text.trimEnd()
}

type Beside = [before: Piece | undefined, after: Piece | undefined]

function write(piece: Piece, names: ShortNames, beside: Beside): string {
  if (piece.is === 'text') return writeText(piece.text, beside)
  const [open, close] = piece.is === 'output' ? ['{{', '}}'] : ['{%', '%}']
  const [before, after] = [touchesBefore(piece, beside[0]), touchesAfter(piece, beside[1])]
  return `${open}${before ? '-' : ''}${markupOf(piece, names)}${after ? '-' : ''}${close}`
}

function markupOf({ is, markup }: Braces, names: ShortNames): string {
  if (is === 'output') return packMarkup(markup, names)
  if (tagName(markup) !== 'liquid') return packTag(markup, names)
  const lines = linesOf(markup).map((line) => packTag(line, names))
  return `liquid\n${lines.join('\n')}\n`
}

/** A brace of the text beside ours would be read as one of Liquid's: the white space stays. */
const touchesBefore = (piece: Piece | undefined, beside: Piece | undefined): boolean =>
  isTrim(piece, 'trimsBefore') && beside?.is === 'text' && /\{\s*$/.test(beside.text)
const touchesAfter = (piece: Piece | undefined, beside: Piece | undefined): boolean =>
  isTrim(piece, 'trimsAfter') && beside?.is === 'text' && /^\s*\}/.test(beside.text)
const isTrim = (piece: Piece | undefined, side: 'trimsBefore' | 'trimsAfter'): boolean =>
  piece !== undefined && piece.is !== 'text' && piece[side]

const blocks = 'p|div|ul|ol|li|dl|dt|dd|section|header|h[2-4]|details|summary|template|dialog'
/** Between two of these no white space is drawn. */
const betweenBlocks = new RegExp(`(</?(?:${blocks})\\b[^<>]*>)\\n(?=</?(?:${blocks})\\b)`, 'g')
const needlessQuotes = /(\s[a-z-]+)="([\w./#-]*[\w.#-])"(?=[\s>])/g

function writeText(text: string, [before, after]: Beside): string {
  if (before?.is === 'tag' && tagName(before.markup) === 'schema')
    return JSON.stringify(JSON.parse(text))
  const short = text
    .replace(/\s*\n\s*/g, '\n')
    .replace(/[ \t]+/g, ' ')
    .replace(needlessQuotes, '$1=$2')
    .replace(betweenBlocks, '$1')
  const itself: Piece = { is: 'text', text }
  const start = isTrim(before, 'trimsAfter') ? short.trimStart() : short
  const whole = isTrim(after, 'trimsBefore') ? start.trimEnd() : start
  const [first, last] = [touchesAfter(before, itself), touchesBefore(after, itself)]
  return `${first ? '\n' : ''}${whole}${last ? '\n' : ''}`
}

function packTag(markup: string, names: ShortNames): string {
  const name = tagName(markup)
  const rest = packMarkup(markup.slice(name.length), names, name)
  return rest === '' ? name : `${name} ${rest}`
}

function packMarkup(markup: string, names: ShortNames, tag = ''): string {
  const tokens = tokenizeMarkup(markup).filter(({ type }) => type !== Kind.EndOfString)
  // What it does not know it leaves out.
  const read = tokens.map(({ value }) => value).join('')
  if (unspaced(read) !== unspaced(markup))
    throw new Error(`this is no markup that can be packed: ${markup}`)
  return tokens
    .map((token, place) => {
      const said = saidOf(tokens, place, { names, tag })
      return isApart(tokens[place - 1], token) ? ` ${said}` : said
    })
    .join('')
}

const unspaced = (text: string) => text.replace(/\s/g, '')

const compared: Kind[] = [Kind.Logical, Kind.Comparison, Kind.Equality]
const words: Kind[] = [Kind.Id, Kind.Number, Kind.String]

function isApart(before: MarkupToken | undefined, token: MarkupToken): boolean {
  if (!before) return false
  if (compared.includes(before.type) || compared.includes(token.type)) return true
  return words.includes(before.type) && words.includes(token.type)
}

interface Naming {
  names: ShortNames
  tag: string
}

function saidOf(tokens: MarkupToken[], place: number, { names, tag }: Naming): string {
  const value = tokens[place]?.value ?? ''
  if (tag === 'render' && place === 0) {
    const snippet = names.snippets.get(value.slice(1, -1))
    return snippet ? `'${snippet}'` : value
  }
  return (isVariable(tokens, place, tag) && names.variables.get(value)) || value
}
