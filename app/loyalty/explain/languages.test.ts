import { expect, test } from 'vitest'
import { chooseLocale, directionOf, isLanguage, languageOf } from './languages.ts'

test('the first locale whose language we speak is taken, with its region', () => {
  expect(chooseLocale(['en-GB', 'en'])).toBe('en-GB')
  expect(chooseLocale([null, undefined, '', 'xx', 'en-AU'])).toBe('en-AU')
  expect(chooseLocale(['xx-XX'])).toBe('en')
})

test('what is no locale is passed over, whoever sent it', () => {
  expect(chooseLocale(['../../etc', '<script>', 'en_US', ' en '])).toBe('en')
  expect(languageOf('not a locale')).toBe('en')
})

test('a region or script does not hide the language', () => {
  expect(languageOf('en-Latn-US')).toBe('en')
  expect(isLanguage('xx')).toBe(false)
})

test('Hebrew is read from right to left, whatever its region', () => {
  expect(directionOf('he')).toBe('rtl')
  expect(directionOf('he-IL')).toBe('rtl')
  expect(directionOf('ja')).toBe('ltr')
  expect(directionOf('?')).toBe('ltr')
})
