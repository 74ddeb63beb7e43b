// How large things may be. What is larger today stands in the baseline with its size: it may shrink
// and then leave the list, never grow, and nothing new may join it.
import { describe, expect, test } from 'vitest'
import { longLines, measureFunctions } from './measure.ts'
import { projectFiles } from './project-files.ts'
import { baseline } from './sizes-baseline.ts'

const most = {
  file: 200,
  route: 300,
  test: 400,
  stylesheet: 800,
  function: 70,
  component: 120,
  parameters: 4,
  line: 100,
  folder: 20,
  // Shopify takes no folders within those of an extension, and every part of a program has its own.
  flatFolder: 70,
}

const files = projectFiles(/\.([cm]?js|tsx?|liquid|css)$/)
const scripts = files.filter(({ path }) => /\.([cm]?js|tsx?)$/.test(path))
const functions = scripts.flatMap(measureFunctions)

describe('nothing grows past its size', () => {
  test('files', () => {
    const sizes = files.map(({ path, text }) => [path, lengthOf(path, text)] as const)
    expectWithin(sizes, (path) => mostLinesOf(path))
  })

  test('functions and components', () => {
    const sizes = functions.map(({ where, lines }) => [where, lines] as const)
    const components = new Set(functions.filter((one) => one.isComponent).map((one) => one.where))
    expectWithin(sizes, (where) => (components.has(where) ? most.component : most.function))
  })

  test('parameters', () => {
    const sizes = functions.map(({ where, parameters }) => [`${where}()`, parameters] as const)
    expectWithin(sizes, () => most.parameters)
  })

  test('lines', () => {
    expect(scripts.flatMap((file) => longLines(file, most.line))).toEqual([])
  })

  test('folders', () => {
    const sources = files.filter(({ path }) => !/\.test\.tsx?$/.test(path))
    const folders = Map.groupBy(sources, ({ path }) => path.slice(0, path.lastIndexOf('/') + 1))
    const sizes = [...folders].map(([folder, held]) => [folder, held.length] as const)
    const isFlat = (folder: string) => /^extensions\/[^/]+\/\w+\/$/.test(folder)
    expectWithin(sizes, (folder) => (isFlat(folder) ? most.flatFolder : most.folder))
  })
})

test('the baseline only shrinks: what has become smaller is noted, what fits has left', () => {
  const sizes = new Map<string, number>([
    ...files.map(({ path, text }) => [path, lengthOf(path, text)] as const),
    ...functions.map(({ where, lines }) => [where, lines] as const),
    ...functions.map(({ where, parameters }) => [`${where}()`, parameters] as const),
  ])
  for (const [name, size] of Object.entries(baseline)) {
    expect(sizes.get(name), `${name}: note its new size, or take it off the baseline`).toBe(size)
  }
})

function expectWithin(
  sizes: (readonly [string, number])[],
  mostOf: (name: string) => number,
): void {
  const tooLarge = sizes.filter(([name, size]) => size > (baseline[name] ?? mostOf(name)))
  expect(tooLarge).toEqual([])
}

/** What follows in a block of Liquid is its settings: data, not code. */
function lengthOf(path: string, text: string): number {
  const code = path.endsWith('.liquid') ? (text.split('{% schema %}')[0] ?? text) : text
  return code.trimEnd().split('\n').length
}

function mostLinesOf(path: string): number {
  if (path.endsWith('.css')) return most.stylesheet
  if (/^tests\/|\.test\.tsx?$/.test(path)) return most.test
  return path.startsWith('app/routes/') ? most.route : most.file
}
