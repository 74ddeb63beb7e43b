// Every page of the app in every language that it speaks: written throughout, in its own direction,
// and no wider than the window.
import { globSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { languages } from '../../../app/loyalty/explain/languages.ts'
import { openShop } from '../../../scripts/demo/open-shop.ts'
import { openBrowser } from '../../setup/browser.ts'
import { openTestStack } from '../../setup/stack.ts'
import { findViolations } from '../find-violations.ts'
import { desktop, Merchant, phone } from '../people.ts'
import { everyPage, fillShop, openStill } from './shop.ts'

const stack = await openTestStack()
const browser = await openBrowser()
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

test('there are other languages than English', () => {
  expect(others).toEqual(expect.arrayContaining(['he', 'ja', 'cs']))
  expect(english.size).toBeGreaterThan(200)
})

// One merchant walks through all pages of a language, so that the browser keeps what it has read.
describe.for(others)('in %s', (language) => {
  const own = sentences(language)
  const leftBehind = [...english].filter(([key, text]) => own.get(key) !== text)
  let merchant: Merchant
  beforeAll(async () => {
    merchant = await Merchant.enter(browser, stack)
  })

  test.for([...everyPage])('%s', async (path) => {
    stack.explainFailure()
    const address = path.replace(':member', memberId)
    const asked = `${address}${address.includes('?') ? '&' : '?'}locale=${language}`
    await merchant.page.setViewportSize(desktop)
    const frame = await openStill(merchant, asked)
    for (const [size, viewport] of Object.entries({ desktop, phone })) {
      await merchant.page.setViewportSize(viewport)
      const seen = await frame.evaluate(look)
      expect(seen.language.slice(0, 2)).toBe(language)
      expect(seen.direction).toBe(language === 'he' ? 'rtl' : 'ltr')
      expect(seen.text, 'every letter is one').not.toContain('\ufffd')
      expect(seen.overflow, `no sideways scrolling on a ${size}`).toBeLessThanOrEqual(0)
      expect(
        leftBehind.filter(([, text]) => seen.text.includes(text)),
        'nothing left in English',
      ).toEqual([])
      expect(await findViolations(frame), size).toEqual([])
    }
  })
})

/** Runs in the page, once it has drawn itself at its size. */
async function look() {
  await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))
  return {
    language: document.documentElement.lang,
    direction: document.documentElement.dir || 'ltr',
    text: document.body.innerText.replace(/\s+/g, ' '),
    overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  }
}
