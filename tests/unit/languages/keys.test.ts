// The language files and the program agree: every key is asked for somewhere, every key asked for
// exists, and what a text names is what it is given.
import ts from 'typescript'
import { expect, test } from 'vitest'
import domain from '../../../app/loyalty/explain/locales/en/index.ts'
import pages from '../../../app/ui/locales/en/index.ts'
import { flatten, placeholdersIn, stemOf } from './dictionary.ts'
import { placeOf, type Source, sources, textPattern, visit } from './sources.ts'

const { polaris: _, ...ours } = pages
const inDomain = sources.filter(({ path }) => /^app\/(loyalty|ui|shopify|jobs)\//.test(path))
const onPages = sources.filter(({ path }) => /^app\/(ui|routes|root|entry)/.test(path))

const domainTexts = flatten(domain)
const domainKeys = new Set([...domainTexts.keys()].map(stemOf))

test('every word of the domain is asked for', () => {
  expect(unasked(domainKeys, inDomain)).toEqual([])
})

test.each(Object.entries(ours))('every word of the page file %s is asked for', (page, words) => {
  const speaking = onPages.filter(({ text }) => text.includes(`'${page}'`) || page === 'titles')
  expect(unasked(new Set([...flatten(words).keys()].map(stemOf)), speaking)).toEqual([])
})

test('every word that is asked for exists', () => {
  const groups = Object.keys(domain).join('|')
  const looksLikeKey = new RegExp(`^(${groups})\\.[a-z_.A-Z0-9]+$`)
  const missing = inDomain.flatMap((source) =>
    saidIn(source)
      .filter(({ key }) => looksLikeKey.test(key) && !domainKeys.has(key))
      .map(({ key, node }) => `${placeOf(source, node)} ${key}`),
  )
  expect(missing).toEqual([])
})

test('a text is given everything that it names', () => {
  const short = inDomain.flatMap((source) =>
    saidIn(source).flatMap(({ key, node, given }) => {
      const texts = [...domainTexts].filter(([name]) => stemOf(name) === key)
      const needed = new Set(texts.flatMap(([, text]) => placeholdersIn(text)))
      const lacking = given ? [...needed].filter((name) => !given.includes(name)) : []
      return lacking.length > 0 ? [`${placeOf(source, node)} ${key} lacks ${lacking}`] : []
    }),
  )
  expect(short).toEqual([])
})

test.each(Object.entries(ours))('a text of %s is given everything that it names', (page, words) => {
  const texts = [...flatten(words)]
  const wrong = onPages
    .filter(({ text }) => text.includes(`'${page}'`))
    .flatMap((source) =>
      callsOf(source, page).flatMap(({ key, node, given }) => {
        const needed = new Set(
          texts
            .filter(([name]) => stemOf(name) === key)
            .flatMap(([, text]) => placeholdersIn(text)),
        )
        const lacking = given ? [...needed].filter((name) => !given.includes(name)) : []
        return lacking.length > 0 ? [`${placeOf(source, node)} ${key} lacks ${lacking}`] : []
      }),
    )
  expect(wrong).toEqual([])
})

interface Call {
  key: string
  node: ts.Node
  /** Names of the values handed over; null where they cannot be read here. */
  given: string[] | null
}

/** Calls of say(locale, key, values). */
function saidIn({ tree }: Source): Call[] {
  const calls: Call[] = []
  visit(tree, (node) => {
    if (!ts.isCallExpression(node) || node.expression.getText() !== 'say') return
    const [, key, values] = node.arguments
    const text = key && ts.isStringLiteral(key) ? key.text : null
    if (text) calls.push({ key: text, node, given: namesIn(values) })
  })
  return calls
}

/** Calls of whatever useT(page) or translate(locale, page) was named in this file. */
function callsOf({ tree }: Source, page: string): Call[] {
  const names = new Set<string>()
  visit(tree, (node) => {
    if (!ts.isVariableDeclaration(node) || !node.initializer) return
    if (!ts.isCallExpression(node.initializer)) return
    const { expression, arguments: given } = node.initializer
    if (!/^(useT|translate)$/.test(expression.getText())) return
    const last = given.at(-1)
    if (last && ts.isStringLiteral(last) && last.text === page) names.add(node.name.getText())
  })
  const calls: Call[] = []
  visit(tree, (node) => {
    if (!ts.isCallExpression(node) || !names.has(node.expression.getText())) return
    const [key, values] = node.arguments
    if (key && ts.isStringLiteral(key)) calls.push({ key: key.text, node, given: namesIn(values) })
  })
  return calls
}

function namesIn(values: ts.Expression | undefined): string[] | null {
  if (!values) return []
  if (!ts.isObjectLiteralExpression(values)) return null
  if (values.properties.some((one) => ts.isSpreadAssignment(one))) return null
  return values.properties.map((one) => one.name?.getText() ?? '')
}

function unasked(keys: Set<string>, speaking: Source[]): string[] {
  const exact = new Set<string>()
  const patterns: RegExp[] = []
  for (const { tree } of speaking) {
    visit(tree, (node) => {
      const text = textPattern(node)
      if (text === null || !/[a-z]/.test(text)) return
      if (!text.includes('*')) exact.add(text)
      else if (text.includes('.')) patterns.push(toRegExp(text))
    })
  }
  return [...keys].filter((key) => !exact.has(key) && !patterns.some((one) => one.test(key)))
}

const toRegExp = (text: string) =>
  new RegExp(
    `^${text
      .split('*')
      .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
      .join('.+')}$`,
  )
