// Whatever a page of the admin can be asked to do is tried with another shop's ids
// (tests/simulator/tenancy.test.ts): a route, or a thing to do, that is not on the list fails here.
import { expect, test } from 'vitest'
import { requestsFor } from '../../simulator/tenancy-requests.ts'
import { projectFiles } from './project-files.ts'

// Whoever asks is told how to sign in; the storefront's calls and reports are tried one by one.
const elsewhere = /^(_index|auth\..*|proxy\..*|reports\..*)$/
const files = projectFiles(/^app\/routes\/.*\.tsx?$/)
const shop = new Proxy({}, { get: (_, name) => String(name) }) as never
const requests = requestsFor(shop, shop)

const routeOf = (path: string) => path.split('/')[2]?.replace(/\.tsx?$/, '') ?? ''
const tried = Map.groupBy(requests, ({ route }) => route.slice('routes/'.length))

test('every route of the admin is walked', () => {
  const routes = new Set(files.map(({ path }) => routeOf(path)))
  const left = [...routes].filter((route) => !elsewhere.test(route) && !tried.has(route))
  expect(left).toEqual([])
})

/** What an action listens to, as the routes write it. */
function intentsIn(text: string): string[] {
  const compared = [...text.matchAll(/intent(?:'\))? [!=]== '(\w+)'/g)]
  const cases = /switch \(intent\)/.test(text) ? [...text.matchAll(/case '(\w+)':/g)] : []
  const literals = [...text.matchAll(/intent: z\.literal\('(\w+)'\)/g)]
  const listed = [...text.matchAll(/intent: z\.enum\(\[([^\]]*)\]/g)].flatMap(([, all = '']) => [
    ...all.matchAll(/'(\w+)'/g),
  ])
  const acts = /const acts: Record<\w*Intent, \w+> = \{([\s\S]*?)^\}/m.exec(text)?.[1] ?? ''
  const keyed = [...acts.matchAll(/^ {2}(\w+):/gm)]
  return [...compared, ...cases, ...literals, ...listed, ...keyed].map(([, name = '']) => name)
}

test('everything that a route can be asked to do is tried', () => {
  const missing: string[] = []
  let count = 0
  for (const { path, text } of files) {
    const asked = (tried.get(routeOf(path)) ?? []).map(
      ({ form, json }) => form?.intent ?? (json as { intent?: string } | undefined)?.intent,
    )
    for (const intent of new Set(intentsIn(text))) {
      count += 1
      if (!asked.includes(intent)) missing.push(`${routeOf(path)}: ${intent}`)
    }
  }
  expect(count).toBeGreaterThan(30)
  expect(missing).toEqual([])
})
