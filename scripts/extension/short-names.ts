// Short names for what an extension's files call their own: a name is the same everywhere, since
// snippets are given their values by name.
import { MarkupTokenType as Kind, tokenizeMarkup } from '@shopify/liquid-html-parser'
import { isSilent, isVariable, linesOf, piecesOf, tagName } from './liquid-pieces.ts'

export interface ShortNames {
  variables: ReadonlyMap<string, string>
  snippets: ReadonlyMap<string, string>
}

/** What every page has: whoever names a variable like it means the page's where there is none. */
const ofThePage = [
  ...['all_products', 'app', 'block', 'cart', 'customer', 'forloop', 'localization', 'page'],
  ...['product', 'request', 'routes', 'section', 'settings', 'shop', 'template'],
]

const letters = [...'abcdefghijklmnopqrstuvwxyz']
const words = ['as', 'by', 'do', 'if', 'in', 'is', 'or', 'to']
/** Small letters alone: some systems know files by their letters and not by their case. */
const short = [...letters, ...letters.flatMap((one) => letters.map((two) => one + two))].filter(
  (name) => !words.includes(name),
)

export function shortNames(sources: string[]): ShortNames {
  const found = new Found()
  for (const source of sources) found.read(source)
  return {
    variables: byFrequency(found.ownVariables()),
    snippets: byFrequency(found.snippets),
  }
}

class Found {
  readonly snippets = new Map<string, number>()
  readonly #variables = new Map<string, number>()
  /** Those that the files themselves make. */
  readonly #own = new Set<string>()

  ownVariables(): Map<string, number> {
    return new Map([...this.#variables].filter(([name]) => this.#own.has(name)))
  }

  read(source: string): void {
    for (const piece of piecesOf(source)) {
      if (piece.is === 'output') this.#readMarkup(piece.markup, '')
      if (piece.is !== 'tag') continue
      const isMany = tagName(piece.markup) === 'liquid'
      for (const tag of isMany ? linesOf(piece.markup) : [piece.markup]) {
        const name = tagName(tag)
        if (!isSilent(name)) this.#readMarkup(tag.slice(name.length), name)
      }
    }
  }

  #readMarkup(markup: string, tag: string): void {
    const tokens = tokenizeMarkup(markup)
    const isMaking = ['assign', 'capture', 'for'].includes(tag)
    for (const [place, { type, value }] of tokens.entries()) {
      const isGiven = tag === 'render' && tokens[place + 1]?.type === Kind.Colon
      const isMade = type === Kind.Id && (isGiven || (isMaking && place === 0))
      if (isMade && !ofThePage.includes(value)) this.#own.add(value)
      if (isVariable(tokens, place, tag)) count(this.#variables, value)
    }
    if (tag === 'render') count(this.snippets, tokens[0]?.value.slice(1, -1) ?? '')
  }
}

function count(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1)
}

/** The shortest for those that are written most often; of equals the alphabet decides. */
function byFrequency(counts: ReadonlyMap<string, number>): ReadonlyMap<string, string> {
  const names = [...counts].sort(
    ([one, many], [other, few]) => few - many || (one < other ? -1 : 1),
  )
  if (names.length > short.length) throw new Error('there are not enough short names')
  return new Map(names.map(([name], place) => [name, short[place] ?? name]))
}
