import { beforeEach, expect, test } from 'vitest'
import { after, givenMember, givePoints, publish, settings } from '../../database/rewards/given.ts'
import { domain, openStand } from './stand.ts'

const { control, shop, fail, newCustomer } = await openStand()
const { prisma } = await import('../../../app/db.server.ts')
const { publishStates } = await import('../../../app/jobs/publish-states.ts')
const { publishPrograms } = await import('../../../app/jobs/publish-programs.ts')

const { shopId } = shop
const now = new Date()

interface Metafield {
  namespace: string
  key: string
  value: string
}

async function metafieldOf(ownerId: string, key: string) {
  const path = `/metafields?owner=${encodeURIComponent(ownerId)}`
  const all = await control.get<Metafield[]>(path)
  const found = all.find((metafield) => metafield.key === key)
  return found ? JSON.parse(found.value) : null
}

const stateOf = (customerId: string) =>
  metafieldOf(`gid://shopify/Customer/${customerId}`, 'loyalty')

async function newMember(points = 10) {
  const customerId = await newCustomer()
  return { customerId, memberId: await givenMember(shop, { customerId, points }) }
}

async function publishAll(): Promise<number[]> {
  const passes: number[] = []
  for (;;) {
    const written = await publishStates({ now })
    if (written === 0) return passes
    passes.push(written)
  }
}

const stateRow = (memberId: string) =>
  shop.db.memberState.findUniqueOrThrow({ where: { shopId_memberId: { shopId, memberId } } })

/** The pause after a fault is over. */
const endPause = () =>
  shop.db.memberState.updateMany({ where: { shopId }, data: { claimedAt: null } })

beforeEach(async () => {
  await shop.db.memberState.updateMany({ where: { shopId }, data: { claimedAt: null } })
  await publishAll()
})

test('a change is written once, with the newest state, however many changes there were', async () => {
  const { customerId, memberId } = await newMember(10)
  await givePoints(shop, memberId, 20)
  await givePoints(shop, memberId, 30)
  expect(await publishAll()).toEqual([1])
  const state = await stateOf(customerId)
  expect(state).toMatchObject({ v: 2, points: { available: 60, pending: 0 }, redemptions: [] })
  expect(state.history).toHaveLength(3)
  const { revision, claimedAt, ...row } = await stateRow(memberId)
  expect(state.rev).toBe(revision)
  expect([row.written, claimedAt]).toEqual([revision, null])
})

async function newMembers(count: number) {
  const members = []
  for (let n = 0; n < count; n += 1) members.push(await newMember())
  return members
}

test('members are claimed by the hundred, and written in calls of twenty-five', async () => {
  const members = await newMembers(110)
  expect(await publishAll()).toEqual([100, 10])
  for (const { customerId } of members) {
    expect(await stateOf(customerId)).toMatchObject({ points: { available: 10 } })
  }
})

test('a call that fails leaves what the calls before it have written', async () => {
  await newMembers(60)
  await fail('metafieldsSet', 'lost_before', 1, 1)
  expect(await publishStates({ now })).toBe(25)
  expect(await publishStates({ now })).toBe(0)
  await endPause()
  expect(await publishAll()).toEqual([35])
})

test('one customer that Shopify does not know does not stop the others, and is shown', async () => {
  const members = await newMembers(6)
  const gone = await givenMember(shop, { customerId: '999999999999', points: 5 })
  await publishAll()
  for (const { customerId } of members) expect(await stateOf(customerId)).not.toBeNull()
  const found = { shopId, kind: 'state_not_written', subject: gone }
  expect(await shop.db.finding.count({ where: found })).toBe(1)
  expect(await publishStates({ now })).toBe(0)
  await givePoints(shop, gone, 5)
  await publishAll()
  expect(await shop.db.finding.count({ where: found })).toBe(1)
})

test('after a fault nothing counts as written, and it is written a moment later', async () => {
  const { customerId, memberId } = await newMember()
  await fail('metafieldsSet', 'lost_before')
  const before = Date.now()
  expect(await publishStates({ now })).toBe(0)
  const after = Date.now()
  expect(await stateOf(customerId)).toBeNull()
  // Claimed so that its minute is over five seconds later.
  const endsAt = Number((await stateRow(memberId)).claimedAt) + 60_000
  expect(endsAt).toBeGreaterThanOrEqual(before + 4900)
  expect(endsAt).toBeLessThanOrEqual(after + 5100)
  expect(await publishStates({ now: new Date(before) })).toBe(0)
  await endPause()
  expect(await publishStates({ now })).toBe(1)
  expect((await stateOf(customerId)).rev).toBe((await stateRow(memberId)).revision)
})

test('a writer that died leaves its claim for a minute, then another one writes', async () => {
  const { customerId, memberId } = await newMember()
  const claimedAt = (seconds: number) =>
    shop.db.memberState.update({
      where: { shopId_memberId: { shopId, memberId } },
      data: { claimedAt: new Date(Date.now() - seconds * 1000) },
    })
  await claimedAt(40)
  expect(await publishStates({ now })).toBe(0)
  await claimedAt(61)
  expect(await publishStates({ now })).toBe(1)
  expect(await stateOf(customerId)).not.toBeNull()
})

test('two publishers at once write each member once', async () => {
  await newMembers(40)
  const [one, other] = await Promise.all([publishStates({ now }), publishStates({ now })])
  expect(one + other).toBe(40)
})

test('eight claimants at once share the members, and none is claimed twice', async () => {
  const { claimStates } = await import('../../../app/loyalty/storefront/claim-states.server.ts')
  const wanted = []
  for (let n = 0; n < 40; n += 1) wanted.push((await newMember()).memberId)
  const claims = await Promise.all(Array.from({ length: 8 }, () => claimStates(shop, 5)))
  const claimed = claims.flat().map((claim) => claim.memberId)
  expect(new Set(claimed).size).toBe(claimed.length)
  const rest = await claimStates(shop, 100)
  expect([...claimed, ...rest.map((claim) => claim.memberId)].sort()).toEqual(wanted.sort())
})

test('a change during the write is written after it', async () => {
  const { customerId, memberId } = await newMember()
  await Promise.all([publishStates({ now }), givePoints(shop, memberId, 7)])
  await publishAll()
  expect(await stateOf(customerId)).toMatchObject({ points: { available: 17 } })
})

test('a lease that was lost leads to one more write, since nobody knows who was last', async () => {
  const { claimStates, endClaims } = await import(
    '../../../app/loyalty/storefront/claim-states.server.ts'
  )
  const { memberId } = await newMember()
  const late = await claimStates(shop, 25)
  await endPause()
  expect(await publishAll()).toEqual([1])
  await endClaims(
    shop,
    late.map((claim) => ({ claim, changesAt: null })),
  )
  const row = await stateRow(memberId)
  expect(row.revision).toBe(row.written + 1)
  expect(await publishAll()).toEqual([1])
})

test('a state is written again when its time has come', async () => {
  const { customerId, memberId } = await newMember()
  const soon = new Date(now.getTime() + 3_600_000)
  await givePoints(shop, memberId, 5, soon)
  await publishAll()
  expect(await stateOf(customerId)).toMatchObject({
    nextChangeAt: soon.toISOString(),
    next: { available: 10, pending: 0 },
  })
  expect((await stateRow(memberId)).dueAt).toEqual(soon)
  expect(await publishStates({ now })).toBe(0)
  expect(await publishStates({ now: soon })).toBe(1)
  expect(await publishStates({ now: soon })).toBe(0)
})

test('the program is written when it was published and again when a version comes into force', async () => {
  await prisma().shop.update({ where: { domain }, data: { programRevision: { increment: 1 } } })
  expect(await publishPrograms({ now })).toBe(1)
  expect(await publishPrograms({ now })).toBe(0)
  const { installationId } = await prisma().shop.findUniqueOrThrow({ where: { domain } })
  const written = () => metafieldOf(installationId ?? '', 'program')
  expect(await written()).toMatchObject({ v: 2, name: 'Fern Club', isLive: true })
  const minute = 60_000
  const effectiveFrom = new Date(now.getTime() + minute)
  await publish(shop, { number: 2, settings: { ...settings, name: 'Moss Club' }, effectiveFrom })
  expect(await publishPrograms({ now: new Date(now.getTime() + minute - 1) })).toBe(0)
  expect(await publishPrograms({ now: effectiveFrom })).toBe(1)
  expect(await written()).toMatchObject({ name: 'Moss Club' })
  expect(await publishPrograms({ now: after({ days: 1 }) })).toBe(0)
})

test('a program that could not be written is tried again after a pause', async () => {
  await prisma().shop.update({ where: { domain }, data: { programRevision: { increment: 1 } } })
  await fail('metafieldsSet', 'http_500')
  expect(await publishPrograms({ now })).toBe(0)
  expect(await publishPrograms({ now })).toBe(0)
  await prisma().shop.update({ where: { domain }, data: { programClaimedAt: null } })
  expect(await publishPrograms({ now })).toBe(1)
})
