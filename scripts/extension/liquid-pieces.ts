// Liquid in pieces: text, and what stands between braces.
import {
  MarkupTokenType as Kind,
  type MarkupToken,
  TokenType,
  tokenize,
} from '@shopify/liquid-html-parser'

export interface Braces {
  is: 'tag' | 'output'
  markup: string
  /** White space of the text on that side is not drawn. */
  trimsBefore: boolean
  trimsAfter: boolean
}
export type Piece = Braces | { is: 'text'; text: string }

const opening: TokenType[] = [TokenType.LiquidTagOpen, TokenType.LiquidVariableOutputOpen]
const closing: TokenType[] = [TokenType.LiquidTagClose, TokenType.LiquidVariableOutputClose]

export function piecesOf(source: string): Piece[] {
  const pieces: Piece[] = []
  let text = ''
  let opened: { end: number; is: 'tag' | 'output'; trims: boolean } | null = null
  for (const { type, start, end } of tokenize(source)) {
    const said = source.slice(start, end)
    if (opening.includes(type)) {
      pieces.push({ is: 'text', text })
      text = ''
      const is = type === TokenType.LiquidTagOpen ? 'tag' : 'output'
      opened = { end, is, trims: said.endsWith('-') }
    } else if (opened && closing.includes(type)) {
      const { is, trims: trimsBefore } = opened
      const markup = source.slice(opened.end, start).trim()
      pieces.push({ is, markup, trimsBefore, trimsAfter: said.startsWith('-') })
      opened = null
    } else if (!opened) text += said
  }
  return [...pieces, { is: 'text', text }]
}

export const tagName = (markup: string): string => /^\w+/.exec(markup)?.[0] ?? ''

/** Tags whose contents say nothing to whoever sees the page. */
export const isSilent = (name: string): boolean => name === 'comment' || name === 'doc'

/** A comment in one line. */
export const isNote = (markup: string): boolean => markup.startsWith('#')

/** Each tag of a `liquid` tag, which stand one in a line. */
export function linesOf(markup: string): string[] {
  const kept: string[] = []
  let isLeftOut = false
  for (const line of markup.split('\n').slice(1)) {
    const tag = line.trim()
    const name = tagName(tag)
    if (isSilent(name)) isLeftOut = true
    else if (isSilent(name.replace(/^end/, ''))) isLeftOut = false
    else if (tag !== '' && !isNote(tag) && !isLeftOut) kept.push(tag)
  }
  return kept
}

/** Neither a property, a filter, nor what a filter's argument is called. */
export function isVariable(tokens: MarkupToken[], place: number, tag: string): boolean {
  const [before, token, after] = [tokens[place - 1], tokens[place], tokens[place + 1]]
  if (token?.type !== Kind.Id) return false
  if (before?.type === Kind.Dot || before?.type === Kind.Pipe) return false
  return after?.type !== Kind.Colon || tag === 'render'
}
