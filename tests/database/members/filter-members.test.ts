import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import {
  type MemberFilter,
  memberSorts,
  readFilter,
  writeFilter,
} from '../../../app/loyalty/members/member-filter.ts'
import { openTestDatabase } from '../../setup/database.ts'

await openTestDatabase()
const { forShop, prisma } = await import('../../../app/db.server.ts')
const { countMembers, listMembers, listMembersOf } = await import(
  '../../../app/loyalty/members/list-members.server.ts'
)

const now = new Date('2026-06-15T12:00:00Z')
let shop = forShop(0)

interface Given {
  joined?: string
  available?: number
  pending?: number
  orders?: string[]
  redeemed?: { at: string; status: 'issued' | 'used' }[]
  expires?: string
  changes?: ('signed_in' | 'joined' | 'left' | 'paused' | 'resumed')[]
  tags?: string[][]
  forgotten?: boolean
}

// Late on 31 May in New York is 1 June in UTC: days are the shop's.
const people: Record<string, Given> = {
  ada: { joined: '2026-01-10', available: 500, pending: 20 },
  ben: { joined: '2026-05-31T23:00:00-04:00', available: 100 },
  cleo: { joined: '2026-06-01T01:00:00-04:00', available: 99, orders: ['2026-06-10'] },
  dan: { joined: '2025-01-01', redeemed: [{ at: '2026-06-12', status: 'used' }] },
  eve: { joined: '2025-01-02', redeemed: [{ at: '2026-03-02', status: 'issued' }] },
  finn: { joined: '2025-01-03', available: 10, expires: '2026-06-25' },
  gail: { joined: '2025-01-04', available: 10, expires: '2026-08-25' },
  hal: { joined: '2025-01-05', changes: ['signed_in', 'paused'] },
  ida: { joined: '2025-01-06', changes: ['joined', 'paused', 'resumed'] },
  jo: { joined: '2025-01-07', changes: ['joined', 'left'] },
  kim: { joined: '2025-01-08', changes: ['joined', 'left', 'joined'] },
  lou: { joined: '2025-01-09', tags: [['staff'], []] },
  max: { joined: '2025-01-10', tags: [[], ['staff']] },
  '': { joined: '2025-01-11', forgotten: true },
}

beforeAll(async () => {
  const row = await prisma().shop.create({ data: { domain: `${randomUUID()}.example` } })
  shop = forShop(row.id)
  for (const [name, given] of Object.entries(people)) await add(name, given)
})

async function add(name: string, given: Given): Promise<void> {
  const { shopId, db } = shop
  const memberId = randomUUID()
  const joinedAt = new Date(given.joined ?? now)
  await db.member.create({
    data: {
      shopId,
      id: memberId,
      customerId: given.forgotten ? null : name,
      joinedAt,
      recordedAt: joinedAt,
      redactedAt: given.forgotten ? now : null,
    },
  })
  const { available, pending = 0, expires } = given
  if (available !== undefined)
    await db.balance.create({ data: { shopId, memberId, asset: 'points', available, pending } })
  if (expires)
    await db.lot.create({
      data: {
        shopId,
        memberId,
        asset: 'points',
        key: 'k',
        occurredAt: joinedAt,
        availableAt: joinedAt,
        expiresAt: new Date(expires),
        pendingLeft: 0,
        availableLeft: 10,
      },
    })
  for (const processedAt of given.orders ?? [])
    await db.order.create({
      data: {
        shopId,
        memberId,
        id: randomUUID(),
        name: '#1',
        processedAt: new Date(processedAt),
        updatedAt: now,
        snapshot: {},
        inputs: {},
        evaluation: {},
        settledAt: now,
      },
    })
  for (const { at, status } of given.redeemed ?? [])
    await db.redemption.create({
      data: {
        shopId,
        memberId,
        id: randomUUID(),
        requestId: randomUUID(),
        rewardId: 'five',
        reward: {},
        points: 5,
        status,
        code: randomUUID(),
        createdAt: new Date(at),
      },
    })
  for (const kind of given.changes ?? [])
    await db.membershipChange.create({
      data: { shopId, memberId, kind, occurredAt: now, recordedAt: now },
    })
  for (const tags of given.tags ?? [])
    await db.memberTags.create({
      data: { shopId, memberId, tags, observedAt: now, recordedAt: now },
    })
}

const momentOf = (membership: 'everyone' | 'signed_in' | 'joined') => ({
  shopId: shop.shopId,
  now,
  timeZone: 'America/New_York',
  membership,
  earlier: {},
  excludedTags: ['staff'],
})

async function find(
  filter: MemberFilter,
  membership: 'everyone' | 'signed_in' | 'joined' = 'everyone',
): Promise<string[]> {
  const moment = momentOf(membership)
  const found = await Promise.all(
    memberSorts.map(async (sort) => {
      const page = await listMembers(shop, { filter, sort, after: null, moment })
      return page.members.map(({ customerId }) => customerId ?? '').sort()
    }),
  )
  // However the list is sorted, the same members fit.
  for (const one of found) expect(one).toEqual(found[0])
  expect(await countMembers(shop, { filter, moment })).toBe(found[0]?.length)
  return found[0] ?? []
}

const everybody = Object.keys(people).sort()
const but = (...names: string[]) => everybody.filter((name) => !names.includes(name))

test.each<[string, MemberFilter, string[]]>([
  ['points from', { availableMin: 100 }, ['ada', 'ben']],
  ['points up to', { availableMax: 99 }, but('ada', 'ben')],
  ['points from nothing', { availableMin: 0 }, everybody],
  ['points between', { availableMin: 99, availableMax: 100 }, ['ben', 'cleo']],
  ['pending from', { pendingMin: 20 }, ['ada']],
  ['pending up to', { pendingMax: 19 }, but('ada')],
  ['joined from a day', { joinedFrom: '2026-06-01' }, ['cleo']],
  ['joined up to a day', { joinedFrom: '2026-01-01', joinedTo: '2026-05-31' }, ['ada', 'ben']],
  ['did something since', { activeFrom: '2026-06-01' }, ['cleo', 'dan']],
  ['did nothing since', { activeTo: '2026-05-31' }, but('cleo', 'dan')],
  ['did something last in a time', { activeFrom: '2026-03-01', activeTo: '2026-03-31' }, ['eve']],
  ['points expire within', { expiringDays: 10 }, ['finn']],
  ['points expire later', { expiringDays: 90 }, ['finn', 'gail']],
  ['unused codes', { codes: 'unused' }, ['eve']],
  ['no unused codes', { codes: 'none' }, but('eve')],
  ['paused', { status: 'paused' }, ['hal']],
  ['left', { status: 'left' }, ['jo']],
  ['excluded by a tag', { status: 'excluded' }, ['max']],
  ['forgotten', { status: 'forgotten' }, ['']],
  ['both of two filters', { availableMin: 10, expiringDays: 10 }, ['finn']],
])('%s: who fits, and nobody else', async (_what, filter, expected) => {
  expect(await find(filter)).toEqual(expected)
})

test('who counts as joined follows from the program', async () => {
  const out = ['', 'hal', 'jo', 'max']
  expect(await find({ status: 'member' })).toEqual(but(...out))
  expect(await find({ status: 'not_joined' })).toEqual([])
  expect(await find({ status: 'member' }, 'joined')).toEqual(['ida', 'kim'])
  expect(await find({ status: 'member' }, 'signed_in')).toEqual(['ida', 'kim'])
  expect(await find({ status: 'not_joined' }, 'joined')).toEqual(but(...out, 'ida', 'kim'))
})

test('a row says where a member stands and when they last did something', async () => {
  const page = await listMembers(shop, {
    filter: {},
    sort: 'newest',
    after: null,
    moment: momentOf('everyone'),
  })
  const of = (name: string) => page.members.find(({ customerId }) => customerId === name)
  expect(of('cleo')).toMatchObject({ status: 'member', activeAt: new Date('2026-06-10') })
  expect(of('dan')).toMatchObject({ activeAt: new Date('2026-06-12'), available: 0 })
  expect(of('hal')).toMatchObject({ status: 'paused', activeAt: new Date('2025-01-05') })
})

test('a search is narrowed by the filter too', async () => {
  const query = { filter: { availableMin: 100 }, moment: momentOf('everyone') }
  const found = await listMembersOf(shop, ['ben', 'cleo', 'ada'], query)
  expect(found.map(({ customerId }) => customerId)).toEqual(['ben', 'ada'])
})

test('a filter survives an address; what an address says wrongly is left out', () => {
  const filter: MemberFilter = {
    availableMin: 0,
    joinedFrom: '2026-02-28',
    status: 'paused',
    codes: 'unused',
  }
  expect(readFilter(new URLSearchParams(writeFilter(filter)))).toEqual(filter)
  const wrong =
    'availableMin=-1&availableMax=1.5&pendingMin=1e99&joinedFrom=2026-02-30&joinedTo=soon' +
    '&status=rich&codes=&expiringDays=0'
  expect(readFilter(new URLSearchParams(wrong))).toEqual({})
})
