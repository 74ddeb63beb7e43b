// What members told of themselves as conditions: month of the birthday, age and gender, by the
// shop's calendar, as it stands now.
import { expect, test } from 'vitest'
import { freshReward } from '../../../app/loyalty/reward-kinds/catalogue.ts'
import type { Condition } from '../../../app/loyalty/segments/conditions/catalogue.ts'
import type { TestShop } from '../../setup/builders/shop.ts'
import { openTestDatabase } from '../../setup/database.ts'

await openTestDatabase()
const { aShop } = await import('../../setup/builders/shop.ts')
const { countSegment } = await import('../../../app/loyalty/segments/count-segment.server.ts')
const { saveSegment } = await import('../../../app/loyalty/segments/save-segment.server.ts')
const { writeProfile } = await import(
  '../../../app/loyalty/membership/profile/write-profile.server.ts'
)
const { readMemberState } = await import(
  '../../../app/loyalty/storefront/read-member-state.server.ts'
)

const made = new Date('2026-01-01T00:00:00.000Z')
type Told = { birthday: [number, number, number?] | null; gender?: 'female' | 'male' | 'other' }

/** Six hours behind UTC, so that its days are others. */
async function aClub(...told: Told[]) {
  const shop = await aShop({ pendingDays: 0 })
  await shop.db.sql`UPDATE shops SET time_zone = 'America/Chicago' WHERE id = ${shop.shopId}
    RETURNING id AS shop_id`
  const ids = [...told.map((_, index) => String(index + 1)), 'silent']
  await shop.db.sql`SELECT 1 AS one FROM enroll_members(p_shop_id => ${shop.shopId}::int,
    p_now => ${made}::timestamptz, p_customer_ids => ${ids}::text[],
    p_joined_at => ${ids.map(() => made.toISOString())}::timestamptz[])`
  for (const [index, one] of told.entries()) {
    const memberId = await shop.memberId(String(index + 1))
    await shop.db.transaction((tx) => writeProfile(tx, memberId, asKept(one)))
  }
  return shop
}

function asKept({ birthday, gender = undefined }: Told) {
  const [month, day, year] = birthday ?? []
  return {
    birthday: month && day ? { month, day, year: year ?? null } : null,
    gender: gender ?? null,
    toldAt: made,
    changedAt: made,
  }
}

const count = async (shop: TestShop, condition: object, at: string) => {
  const segment = { match: 'all' as const, conditions: [condition as Condition] }
  return (await countSegment(shop.db, segment, { now: new Date(at) })).members
}
const month = (when: string, ...months: string[]) => ({ kind: 'birth_month', when, months })
const age = (from: number | null, to: number | null = null) => ({ kind: 'age', from, to })
const gender = (...genders: string[]) => ({ kind: 'gender', genders })

test('the month of a birthday is that of the clock where the shop is', async () => {
  const shop = await aClub({ birthday: [12, 31] }, { birthday: [1, 1] }, { birthday: null })
  const lastHour = '2027-01-01T05:59:59.999Z'
  const newYear = '2027-01-01T06:00:00.000Z'
  const counts = [
    [month('this_month'), lastHour, 1],
    [month('next_month'), lastHour, 1],
    [month('this_month'), newYear, 1],
    [month('next_month'), newYear, 0],
    [month('months', '12'), newYear, 1],
    [month('months', '1', '12'), newYear, 2],
    [month('months', '2'), newYear, 0],
  ] as const
  for (const [condition, at, members] of counts)
    expect([condition, at, await count(shop, condition, at)]).toEqual([condition, at, members])
})

test('on the last of a long month, the next is the short one that follows', async () => {
  const shop = await aClub({ birthday: [2, 10] }, { birthday: [3, 10] })
  expect(await count(shop, month('next_month'), '2026-01-31T18:00:00Z')).toBe(1)
})

test('somebody is a year older on their birthday, and nobody without a year has an age', async () => {
  const shop = await aClub({ birthday: [6, 15, 1996] }, { birthday: [6, 15] })
  const counts = [
    [age(30), '2026-06-15T04:59:59.999Z', 0],
    [age(30), '2026-06-15T05:00:00.000Z', 1],
    [age(null, 29), '2026-06-15T04:59:59.999Z', 1],
    [age(null, 29), '2026-06-15T05:00:00.000Z', 0],
    [age(30, 30), '2027-06-14T18:00:00.000Z', 1],
    [age(0), '2026-01-01T18:00:00.000Z', 1],
  ] as const
  for (const [condition, at, members] of counts)
    expect([condition, at, await count(shop, condition, at)]).toEqual([condition, at, members])
})

test('who was born on 29 February is older on the 28th in years without one', async () => {
  const shop = await aClub({ birthday: [2, 29, 2000] })
  expect(await count(shop, age(26), '2026-02-27T18:00:00Z')).toBe(0)
  expect(await count(shop, age(26), '2026-02-28T18:00:00Z')).toBe(1)
  expect(await count(shop, age(28), '2028-02-28T18:00:00Z')).toBe(0)
  expect(await count(shop, age(28), '2028-02-29T18:00:00Z')).toBe(1)
})

test('a gender is the one that was told, and whoever told none is in no such segment', async () => {
  const shop = await aClub(
    { birthday: null, gender: 'female' },
    { birthday: [6, 15], gender: 'other' },
    { birthday: [6, 15] },
  )
  const at = '2026-03-01T00:00:00Z'
  expect(await count(shop, gender('female'), at)).toBe(1)
  expect(await count(shop, gender('female', 'other'), at)).toBe(2)
  expect(await count(shop, gender('female', 'male', 'other'), at)).toBe(2)
  expect(await count(shop, gender('male'), at)).toBe(0)
})

test('a page that shows a reward for them is written anew when the calendar brings them in', async () => {
  const shop = await aClub({ birthday: [6, 15, 1996] }, { birthday: null })
  const audience = (segment: string) => ({ who: 'segment', tiers: [], segment })
  const reward = (id: string, segment: string) =>
    ({
      ...freshReward('manual', id, 100),
      title: id,
      points: 10,
      audience: audience(segment),
    }) as never
  await shop.publish(
    { rewards: [reward('month', '1'), reward('age', '2')] },
    '2026-01-02T00:00:00Z',
  )
  for (const [name, condition] of [
    ['In June', month('this_month')],
    ['Thirty', age(30)],
  ] as const) {
    const form = { name, match: 'all', conditions: [condition] }
    const said = { form, segment: null, seen: 0, recordedBy: 'staff/1', now: made }
    expect(await saveSegment(shop.db, said)).toMatchObject({ ok: true })
  }
  const stateOf = async (customerId: string, at: string) => {
    const memberId = await shop.memberId(customerId)
    const state = await readMemberState(shop.db, { memberId, now: new Date(at) })
    return [state?.barred ?? [], state?.nextChangeAt ?? null]
  }
  const june = '2026-06-01T05:00:00.000Z'
  const birthday = '2026-06-15T05:00:00.000Z'
  expect(await stateOf('1', '2026-05-20T00:00:00Z')).toEqual([['month', 'age'], june])
  expect(await stateOf('1', june)).toEqual([['age'], birthday])
  expect(await stateOf('1', birthday)).toEqual([[], '2026-07-01T05:00:00.000Z'])
  expect(await stateOf('2', june)).toEqual([['month', 'age'], null])
})
