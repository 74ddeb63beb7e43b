// The list asks the database where members stand, the engine asks a pure function: both must say
// the same of any history.
import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { MembershipHistory } from '../../../app/loyalty/membership/standing.ts'
import { statusAt } from '../../../app/loyalty/membership/standing.ts'
import { openTestDatabase } from '../../setup/database.ts'

await openTestDatabase()
const { forShop, prisma } = await import('../../../app/db.server.ts')
const { listMembers } = await import('../../../app/loyalty/members/list-members.server.ts')

const now = new Date('2026-06-15T12:00:00Z')
const hours = fc.integer({ min: -3, max: 2 }).map((n) => new Date(now.getTime() + n * 3_600_000))
const past = fc.integer({ min: -3, max: 0 }).map((n) => new Date(now.getTime() + n * 3_600_000))
const kinds = ['signed_in', 'joined', 'left', 'paused', 'resumed'] as const
const change = fc.record({ kind: fc.constantFrom(...kinds), occurredAt: hours })
const seen = fc.record({
  tags: fc.subarray(['Staff', 'VIP, gold', 'null', 'a "b"']),
  observedAt: hours,
})
const histories = fc.array(
  fc.record({
    knownSince: hours,
    changes: fc.array(change, { maxLength: 5 }),
    tags: fc.array(seen, { maxLength: 3 }),
  }),
  { minLength: 30, maxLength: 45 },
)
const settings = fc.record({
  membership: fc.constantFrom('everyone' as const, 'signed_in' as const, 'joined' as const),
  earlier: fc.record({ everyone: past, signed_in: past }, { requiredKeys: [] }),
  excludedTags: fc.subarray(['STAFF', 'vip, Gold', 'NULL', 'a "B"', 'nobody']),
})

const inTime = <Fact>(facts: Fact[], at: (fact: Fact) => Date) =>
  facts.toSorted((one, other) => at(one).getTime() - at(other).getTime())

test('where a member stands is the same in the list and to the engine', async () => {
  await fc.assert(
    fc.asyncProperty(histories, settings, async (drawn, program) => {
      const { id: shopId } = await prisma().shop.create({ data: { domain: randomUUID() } })
      const shop = forShop(shopId)
      const expected = new Map<string, string>()
      for (const history of drawn) {
        const sorted: MembershipHistory = {
          knownSince: history.knownSince,
          changes: inTime(history.changes, (one) => one.occurredAt),
          tags: inTime(history.tags, (one) => one.observedAt),
        }
        const memberId = randomUUID()
        expected.set(memberId, statusAt(sorted, { ...program, claimDays: 0 }, now))
        const member = { shopId, id: memberId, customerId: memberId, joinedAt: history.knownSince }
        await shop.db.member.create({ data: { ...member, recordedAt: now } })
        await shop.db.membershipChange.createMany({
          data: sorted.changes.map((one) => ({ ...one, shopId, memberId, recordedAt: now })),
        })
        await shop.db.memberTags.createMany({
          data: sorted.tags.map((one) => ({ ...one, shopId, memberId, recordedAt: now })),
        })
      }
      const moment = { shopId, now, timeZone: 'UTC', ...program }
      const query = { filter: {}, sort: 'newest' as const, after: null, moment, limit: 50 }
      const { members } = await listMembers(shop, query)
      expect(new Map(members.map(({ id, status }) => [id, status]))).toEqual(expected)
    }),
    { numRuns: 12 },
  )
})
