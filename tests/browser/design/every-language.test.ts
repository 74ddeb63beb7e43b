// Every page of the app in every language that it speaks: written throughout, in its own direction,
// and no wider than the window.
import { globSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { languages } from '../../../app/loyalty/explain/languages.ts'
import { launchBrowser } from '../../../scripts/browser.ts'
import { openShop } from '../../../scripts/demo/open-shop.ts'
import { openTestStack } from '../../setup/stack.ts'
import { findViolations } from '../find-violations.ts'
import { desktop, Merchant, phone } from '../people.ts'
import { everyPage, fillShop, openStill } from './shop.ts'

const stack = await openTestStack()
const browser = await launchBrowser()
afterAll(() => browser.close())
await openShop(stack.control, stack, { pendingDays: 0 })
const memberId = await fillShop(stack)

/** Sentences of ours by their key, as far as nothing is filled into them. */
function sentences(language: string): Map<string, string> {
  const files = globSync(`app/{ui,loyalty/explain}/locales/${language}/*.json`)
  return new Map(
    files
      .filter((file) => basename(file) !== 'polaris.json')
      .flatMap((file) => wordsIn(JSON.parse(readFileSync(file, 'utf8')), basename(file)))
      .filter(([, text]) => text.length >= 14 && text.includes(' ') && !text.includes('{{')),
  )
}

function wordsIn(node: unknown, key: string): [string, string][] {
  if (typeof node === 'string') return [[key, node]]
  return Object.entries(node as object).flatMap(([name, one]) => wordsIn(one, `${key}.${name}`))
}

const english = sentences('en')
const others = languages.filter((language) => language !== 'en')
const walks = others.flatMap((language) => [
  { language, size: 'a desktop', viewport: desktop },
  { language, size: 'a phone', viewport: phone },
])

test('there are other languages than English', () => {
  expect(others).toEqual(expect.arrayContaining(['he', 'ja', 'cs']))
  expect(english.size).toBeGreaterThan(200)
})

describe.for(walks)('in $language on $size', ({ language, viewport }) => {
  const own = sentences(language)
  const leftBehind = [...english].filter(([key, text]) => own.get(key) !== text)

  test.for([...everyPage])('%s', async (path) => {
    stack.explainFailure()
    const merchant = await Merchant.enter(browser, stack, viewport)
    const address = path.replace(':member', memberId)
    const asked = `${address}${address.includes('?') ? '&' : '?'}locale=${language}`
    const frame = await openStill(merchant, asked)
    const seen = await frame.evaluate(() => ({
      language: document.documentElement.lang,
      direction: document.documentElement.dir || 'ltr',
      text: document.body.innerText.replace(/\s+/g, ' '),
      overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    }))
    expect(seen.language.slice(0, 2)).toBe(language)
    expect(seen.direction).toBe(language === 'he' ? 'rtl' : 'ltr')
    expect(seen.overflow, 'no sideways scrolling').toBeLessThanOrEqual(0)
    expect(
      leftBehind.filter(([, text]) => seen.text.includes(text)),
      'nothing left in English',
    ).toEqual([])
    expect(await findViolations(frame)).toEqual([])
    await merchant.page.context().close()
  })
})
