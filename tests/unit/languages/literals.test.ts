// Whatever a merchant reads stands in the language files: no text in the markup of a page, none in
// its attributes, none that looks like a sentence anywhere else in app/ui and app/routes.
import ts from 'typescript'
import { expect, test } from 'vitest'
import { placeOf, type Source, sources, textPattern, visit } from './sources.ts'

// Complaints about a malformed request are for programmers, not for shoppers.
const pages = sources.filter(({ path }) =>
  /^app\/(ui\/|routes\/(?!proxy\.|reports\.)|root|entry\.client)/.test(path),
)

const saidAttributes = new Set(
  `accessibilityLabel alt aria-label aria-description content description heading helpText label
   labelHidden note placeholder subtitle suffix text title tooltip prefix value`.split(/\s+/),
)
const hasLetters = (text: string) => /\p{L}/u.test(text)
/** "Save", "Save it", "is being written": as people read, not as programs do. */
const looksSaid = (text: string) =>
  /^\p{Lu}\p{Ll}+($|[\s,.:!?])/u.test(text) || /\p{Ll}+ \p{Ll}+ \p{Ll}+/u.test(text)

export function literalsIn(source: Source): string[] {
  const found: string[] = []
  visit(source.tree, (node) => {
    if (ts.isJsxText(node)) {
      if (hasLetters(node.text)) found.push(`${placeOf(source, node)} ${node.text.trim()}`)
      return
    }
    const text = textPattern(node)
    if (text === null || !hasLetters(text) || !isForPeople(node, text)) return
    found.push(`${placeOf(source, node)} ${text}`)
  })
  return found
}

/**
 * What Shopify's picker calls the things it picks; how Polaris is told that all rows are chosen.
 */
const vendorNames = new Set(['Product', 'Collection', 'All'])

function isForPeople(node: ts.Node, text: string): boolean {
  if (vendorNames.has(text)) return false
  const { parent } = node
  if (ts.isJsxAttribute(parent)) {
    const isMeta = parent.parent.parent.tagName.getText() === 'meta'
    return !isMeta && saidAttributes.has(parent.name.getText())
  }
  if (isNeverShown(node)) return false
  return looksSaid(text)
}

function isNeverShown({ parent }: ts.Node): boolean {
  if (ts.isImportDeclaration(parent) || ts.isLiteralTypeNode(parent)) return true
  if (ts.isNewExpression(parent)) return /Error$/.test(parent.expression.getText())
  if (ts.isPropertyAssignment(parent)) return parent.name.getText() === 'statusText'
  if (ts.isCallExpression(parent)) return /\.(ends|starts)With$/.test(parent.expression.getText())
  // event.key === 'Enter'
  return ts.isBinaryExpression(parent)
}

test('no page says anything that is not in the language files', () => {
  expect(pages.length).toBeGreaterThan(40)
  expect(pages.flatMap(literalsIn)).toEqual([])
})

test.each([
  ['<p>Save it</p>', 1],
  ['<p>{isOn ? "Close" : "Edit"}</p>', 2],
  ['<Page title="program" />', 1],
  ['<Page title={t("title")} variant="Title" />', 0],
  ['toast.show("Draft saved")', 1],
  ['const a = { content: `Order ${name}` }', 1],
  ['throw new TypeError("Something is missing here")', 0],
  ['<p>{a} · {b}</p>', 0],
])('%s holds %i', (text, count) => {
  const tree = ts.createSourceFile('a.tsx', text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX)
  expect(literalsIn({ path: 'a.tsx', text, tree })).toHaveLength(count)
})
