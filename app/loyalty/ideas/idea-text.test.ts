import { expect, test } from 'vitest'
import { excerpt, hasContact, readIdeaText } from './idea-text.ts'

const read = (title: string, text = '') => {
  const result = readIdeaText({ title, text })
  return result.ok ? result.value : result.refusal.code
}

test.each([
  ['emoji, joined ones too', 'Family pots 👩‍👩‍👧‍👦🪴'],
  ['Hebrew', 'יותר צמחים לצל'],
  ['Japanese', '日陰の植物を増やして'],
  ['a flag and a number', '🇨🇿 3 for 2'],
])('%s is kept as it was typed', (_, title) => {
  expect(read(title)).toEqual({ title, text: '' })
})

test('markup is text like any other, and is not taken away', () => {
  const title = '<script>alert(1)</script> & {{ shop }}'
  expect(read(title, '<b>Bold</b> https://evil.example/?a=1&b=2')).toEqual({
    title,
    text: '<b>Bold</b> https://evil.example/?a=1&b=2',
  })
})

test('what turns the text around it, and piles of marks, are taken away', () => {
  expect(read('More\u202e ferns\u2066 please\u0007')).toMatchObject({ title: 'More ferns please' })
  const piled = `Ferns e${'\u0301'.repeat(40)}`
  expect([...(read(piled) as { title: string }).title].length).toBeLessThan(12)
})

test('a title is one line, a text has lines of which one in a row is empty', () => {
  expect(read('  More \n ferns\t', 'One\r\n\r\n\r\n\r\nTwo  \n three ')).toEqual({
    title: 'More ferns',
    text: 'One\n\nTwo\nthree',
  })
})

test.each(['', '   ', 'abc', '.....', '\u202e\u202e\u202e\u202e\u202e'])(
  '%j is no title',
  (title) => {
    expect(read(title)).toBe('idea_title_short')
  },
)

test('four letters are a title', () => {
  expect(read('Pots')).toMatchObject({ title: 'Pots' })
})

test.each([
  'write to moss@example.com',
  'moss.green+x@mail.example.org',
  'moss @ example.com',
  'ｍｏｓｓ＠ｅｘａｍｐｌｅ．ｃｏｍ',
  'מוס@דוגמה.קום',
  'call +1 (555) 010-9999',
  '+420777123',
  '0049 30 901820',
  '090-1234-5678',
  '０９０−１２３４−５６７８',
  '٠٥٠١٢٣٤٥٦٧',
  '050.123.4567',
])('%j tells how to reach somebody', (text) => {
  expect(hasContact(text)).toBe(true)
  expect(read('More ferns', text)).toBe('idea_has_contact')
  expect(read(text.slice(0, 90))).toBe('idea_has_contact')
})

test.each([
  'order #1042, 250 points',
  'I paid 1 250 000 for it',
  'since 2026-11-29 12:00',
  'until 24. 12. 2026 or 1/1/2027',
  'meet @ the shop',
  '@perennial on the net',
  '10-12 pots of 5 x 7 cm',
  '2026',
])('%j tells nobody how to reach somebody', (text) => {
  expect(hasContact(text)).toBe(false)
})

test('an excerpt never cuts a sign in two', () => {
  expect(excerpt('ferns', 5)).toBe('ferns')
  expect(excerpt('ferns and moss', 7)).toBe('ferns…')
  expect(excerpt('👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 2)).toBe('👩‍👩‍👧‍👦…')
})
