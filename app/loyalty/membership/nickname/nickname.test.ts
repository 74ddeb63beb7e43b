import { expect, test } from 'vitest'
import { decideChange, keyOf, type Nickname, readNickname, viewNickname } from './nickname.ts'

const read = (typed: string) => {
  const name = readNickname(typed)
  return name.ok ? name.value : name.refusal.code
}

test.each([
  ['Fern', 'Fern'],
  ['  Fern   of  the Moor ', 'Fern of the Moor'],
  ['J.R. Fern', 'J.R. Fern'],
  ["O'Malley-Fern", "O'Malley-Fern"],
  ['שקדייה', 'שקדייה'],
  ['花子', '花子'],
  ['สวัสดี', 'สวัสดี'],
  ['Jiří 🌿', 'Jiří 🌿'],
  ['👩‍👩‍👧‍👦👩‍👩‍👧‍👦', '👩‍👩‍👧‍👦👩‍👩‍👧‍👦'],
  ['🇨🇿 Ivy', '🇨🇿 Ivy'],
  ['Ｆｅｒｎ', 'Fern'],
  ['Tea 2026', 'Tea 2026'],
  ['x'.repeat(24), 'x'.repeat(24)],
  ['🌿'.repeat(24), '🌿'.repeat(24)],
])('%s is kept as %s', (typed, kept) => {
  expect(read(typed)).toBe(kept)
})

test.each([
  ['', 'nickname_length'],
  [' x ', 'nickname_length'],
  ['x'.repeat(25), 'nickname_length'],
  ['🌿'.repeat(25), 'nickname_length'],
  ['👩‍👩‍👧‍👦'.repeat(12), 'nickname_length'],
  ['fern@example.com', 'nickname_address'],
  ['＠fern', 'nickname_address'],
  ['www fern', 'nickname_address'],
  ['fern.example', 'nickname_address'],
  ['fern。jp', 'nickname_address'],
  ['fern .com', 'nickname_address'],
  ['https://f.x', 'nickname_address'],
  ['777 123 456', 'nickname_address'],
  ['+420 777 123', 'nickname_address'],
  ['<b>Fern</b>', 'nickname_signs'],
  ['Fern\u202etac', 'nickname_signs'],
  ['Fern\u200bIvy', 'nickname_signs'],
  ['Fern\u3164Ivy', 'nickname_signs'],
  ['-- --', 'nickname_signs'],
  ['Fе\u0440n', 'nickname_signs'],
  ['F\u20dd\u20dd\u20dd\u20ddern', 'nickname_signs'],
])('%j is refused: %s', (typed, code) => {
  expect(read(typed)).toBe(code)
})

test.each([
  ['Fern', 'FERN'],
  ['Zoë', 'zoe'],
  ['Tea Time', 'teatime'],
  ['tea-time', 'Tea_Time!'],
  ['Jiří', 'Jiri'],
])('%s and %s are one name', (one, other) => {
  expect(keyOf(one)).toBe(keyOf(other))
})

test.each([
  ['Fern', 'Ferns'],
  ['がく', 'かく'],
  ['🌿🌿', '🌿🌿🌿'],
])('%s and %s are two', (one, other) => {
  expect(keyOf(one)).not.toBe(keyOf(other))
})

const chosenAt = new Date('2026-03-01T12:00:00.000Z')
const kept: Nickname = { nickname: 'Fern', chosenAt, isHidden: false }
const at = (now: string) => ({ now: new Date(now), timeZone: 'UTC' })

test('another name waits for seven days, the same one in other letters does not', () => {
  expect(decideChange(kept, 'Ivy', at('2026-03-08T11:59:59.999Z'))).toEqual({
    ok: false,
    refusal: { code: 'nickname_changed_lately', details: { until: '2026-03-08' } },
  })
  expect(decideChange(kept, 'Ivy', at('2026-03-08T12:00:00.000Z')).ok).toBe(true)
  expect(decideChange(kept, 'FERN', at('2026-03-02T12:00:00.000Z'))).toEqual({
    ok: true,
    value: { ...kept, nickname: 'FERN' },
  })
})

test('one that was taken away makes no shorter, one that was taken down binds nobody', () => {
  const now = at('2026-03-02T12:00:00.000Z')
  expect(decideChange({ ...kept, nickname: null }, 'Ivy', now).ok).toBe(false)
  const ivy = decideChange({ ...kept, isHidden: true }, 'Ivy', now)
  expect(ivy).toMatchObject({ ok: true, value: { nickname: 'Ivy', isHidden: false } })
  // Written otherwise it is the same one, and stays down.
  const same = decideChange({ ...kept, isHidden: true }, 'fern', now)
  expect(same).toMatchObject({ ok: true, value: { nickname: 'fern', isHidden: true } })
})

test('its member sees when another one can be chosen', () => {
  const view = (now: string) => viewNickname(kept, new Date(now)).changeableFrom
  expect(view('2026-03-02T00:00:00.000Z')).toBe('2026-03-08T12:00:00.000Z')
  expect(view('2026-03-08T12:00:00.000Z')).toBeNull()
  expect(viewNickname(null, chosenAt)).toMatchObject({ nickname: null, changeableFrom: null })
})
