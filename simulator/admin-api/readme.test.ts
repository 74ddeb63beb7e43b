// The README names every operation that is answered, and no other.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { mutations } from './mutations/index.ts'
import { queries } from './queries.ts'

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
const part = readme.split('### What the Admin API answers')[1]?.split('## ')[0] ?? ''
const [asked = '', changed = ''] = part.split('Mutations:')

/** `gift{Create,Credit}` → giftCreate, giftCredit; `customer(s)` → customer, customers. */
function namesIn(text: string): string[] {
  const written = [...text.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name)
  const whole = written.map((name) => name.replace(/^…/, 'discountCode'))
  return whole.flatMap(expand).sort()
}

function expand(name: string): string[] {
  const braces = /^(.*?)\{([^}]+)\}(.*)$/.exec(name)
  if (braces) {
    const [, before = '', choices = '', after = ''] = braces
    return choices.split(',').flatMap((choice) => expand(before + choice + after))
  }
  return name.endsWith('(s)') ? [name.slice(0, -3), `${name.slice(0, -3)}s`] : [name]
}

test('queries', () => {
  expect(namesIn(asked)).toEqual(Object.keys(queries).sort())
})

test('mutations', () => {
  expect(namesIn(changed)).toEqual(Object.keys(mutations).sort())
})
