import { expect, test } from 'vitest'
import { accents, isTooLight, readAccent } from './look.ts'

test.each(accents)('%s, which is there to choose, can be read on white', (accent) => {
  expect(isTooLight(accent)).toBe(false)
})

test.each([
  ['#FFFFFF', true],
  ['#FFD400', true],
  // By a little on either side, with the tint that the widget puts under it.
  ['#747474', true],
  ['#696969', false],
  ['#000000', false],
])('%s is too light: %s', (accent, isLight) => {
  expect(isTooLight(accent)).toBe(isLight)
})

test.each([
  ['#1f5a49', '#1F5A49'],
  [' #ABCDEF ', '#ABCDEF'],
  ['1f5a49', undefined],
  ['#1f5', undefined],
  ['red', undefined],
  ['#1f5a49;background:url(x)', undefined],
  [null, undefined],
])('a colour that comes as %o', (text, accent) => {
  expect(readAccent(text)).toBe(accent)
})
