// A birthday told over HTTP, as the storefront does: what is taken, what is refused and why, and
// what is kept from the storefront's metafield.
import { expect, test } from 'vitest'
import { freshRule } from '../../app/loyalty/rules/catalogue.ts'
import { publishProgram, signIn } from '../../scripts/demo/merchant.ts'
import { openTestStack } from '../setup/stack.ts'

const stack = await openTestStack()
const { control } = stack
const merchant = await signIn(control, stack)
const rule = { ...freshRule('birthday', 'birthday', 100), asksYear: true }
await publishProgram(merchant, { rules: [rule] })
await control.moveClock({ advance: 'PT2M' })

const { id } = await control.post<{ id: string }>('/customers', {
  firstName: 'Person',
  lastName: 'One',
  email: 'person@example.com',
})

async function ask(path: string, body?: object, customerId: string | null = id) {
  const method = body ? ('POST' as const) : ('GET' as const)
  const answer = await control.proxy({ path, method, customerId, ...(body ? { body } : {}) })
  return {
    status: answer.status,
    body: typeof answer.body === 'string' ? JSON.parse(answer.body) : answer.body,
  }
}

test('told, shown to its member alone, refused within the year, taken away', async () => {
  stack.explainFailure()
  await expect.poll(async () => (await ask('/me')).body.member.id).toBeTruthy()
  expect((await ask('/profile')).body.profile).toEqual({
    birthday: null,
    gender: null,
    asks: { year: true, gender: false },
    changeableFrom: null,
    nextGift: null,
  })
  const birthday = { month: 2, day: 29, year: 1988 }
  const told = await ask('/profile?locale=en', { birthday, gender: 'other' })
  expect(told).toMatchObject({ status: 200, body: { profile: { birthday, gender: null } } })
  expect(told.body.profile.nextGift).toMatch(/^\d{4}-02-2[89]$/)
  const { member } = (await ask('/me')).body
  expect(member.birthday).toBe('told')
  expect(JSON.stringify(member)).not.toContain('1988')
  const again = await ask('/profile?locale=en', { birthday: { month: 3, day: 1 } })
  expect(again).toMatchObject({
    status: 409,
    body: { refusal: { code: 'birthday_changed_lately' } },
  })
  expect(again.body.refusal.message).toMatch(/again from \w+ \d+, \d{4} on/)
  expect((await ask('/profile', { birthday: null })).body.profile).toMatchObject({ birthday: null })
  expect((await ask('/me')).body.member.birthday).toBe('asked')
})

test.each([
  [{ birthday: { month: 2, day: 30 } }],
  [{ birthday: { month: 13, day: 1 } }],
  [{ birthday: { month: 2, day: 29, year: 1987 } }],
  [{ birthday: { month: 1, day: 1, year: 1899 } }],
  [{ birthday: { month: '1', day: 1 } }],
  [{ birthday: null, points: 5 }],
  [{}],
])('%j is not usable', async (body) => {
  expect((await ask('/profile', body)).status).toBe(422)
})

test('a visitor has no profile, and other methods are not answered', async () => {
  const refused = await ask('/profile', undefined, null)
  expect(refused).toMatchObject({ status: 409, body: { refusal: { code: 'not_signed_in' } } })
})
