// What ARCHITECTURE.md says of the arrows is what is checked.
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, test } from 'vitest'

type Arrows = Record<string, { uses: string[]; types?: string[] }>
const { domain } = createRequire(import.meta.url)('../../../.dependency-rooms.cjs') as {
  domain: Arrows
}

const page = readFileSync('ARCHITECTURE.md', 'utf8')
const list = (text: string) => (text === 'nothing' ? [] : text.split(', '))

test('the table names the arrows that are checked', () => {
  const [, table = ''] = page.split('| room | uses |')
  const told: Arrows = {}
  for (const [, room = '', uses = '', types] of table.matchAll(
    /^\| ([a-z][a-z-]*) \| ([^;|]+?)(?:; types of ([^|]+?))? \|$/gm,
  )) {
    told[room] = { uses: list(uses), ...(types ? { types: list(types) } : {}) }
  }
  expect(told).toEqual(domain)
})

test('every room of the domain has its arrows and its line on the map', () => {
  const rooms = readdirSync('app/loyalty', { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
  expect(Object.keys(domain).sort()).toEqual(rooms.sort())
  for (const room of rooms) expect(page).toMatch(new RegExp(`^    ${room}/ `, 'm'))
})
