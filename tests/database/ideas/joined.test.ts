// Ideas that say the same, members who are the same, members who are forgotten: votes stay right.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openTestDatabase } from '../../setup/database.ts'

await openTestDatabase()
const { Club, at, code, later } = await import('./given.ts')
const { verifyBooks } = await import('../../../app/loyalty/ledger/verify.server.ts')
const { joinIdea, partIdea } = await import('../../../app/loyalty/ideas/join-ideas.server.ts')
const { changeIdea } = await import('../../../app/loyalty/ideas/answer-idea.server.ts')
const { listIdeas, readIdea } = await import('../../../app/loyalty/ideas/list-ideas.server.ts')
const { listOwn, readTop } = await import('../../../app/loyalty/ideas/shown-ideas.server.ts')
const { forgetMember } = await import('../../../app/loyalty/members/forget-member.server.ts')
const { exportMemberById } = await import('../../../app/loyalty/members/export-member.server.ts')
const { takeTemplate } = await import('../../../app/loyalty/program/replace-draft.server.ts')
const { readBoard, saveBoard } = await import('../../../app/loyalty/ideas/keep-board.server.ts')
const { freshBoard } = await import('../../../app/loyalty/ideas/board.ts')
const { chooseNickname } = await import(
  '../../../app/loyalty/membership/nickname/choose-nickname.server.ts'
)
const { hideNickname } = await import(
  '../../../app/loyalty/membership/nickname/hide-nickname.server.ts'
)
const { readPublicProgram } = await import(
  '../../../app/loyalty/storefront/read-public-program.server.ts'
)
const { readShoppersBoard } = await import(
  '../../../app/loyalty/settlement/ideas/read-shoppers-board.server.ts'
)
const { forShop, prisma } = await import('../../../app/db.server.ts')

let club: Awaited<ReturnType<typeof Club.open>>
let voters: string[]

beforeEach(async () => {
  club = await Club.open({ points: 10 })
  voters = await Promise.all([1, 2, 3].map(() => club.someone()))
})
afterEach(async () => {
  // Whatever happened: an idea has as many votes as there are rows, and one of each member.
  const { shopId } = club.shop
  const rows = await club.shop.sql<{ id: string }>`
    SELECT i.id FROM ideas i WHERE i.shop_id = ${shopId} AND i.votes <> (SELECT count(*)
      FROM idea_votes v WHERE v.shop_id = i.shop_id AND v.idea_id = i.id)`
  expect(rows).toEqual([])
  expect(await verifyBooks(club.shop)).toEqual([])
})

const join = (id: string, into: string) => code(joinIdea(club.shop, { id, into }))
const voter = (index: number) => voters[index] ?? ''
const vote = async (id: string, ...who: number[]) => {
  for (const one of who) await club.vote(voter(one), id)
}
const countOf = async (id: string) => (await club.row(id)).votes

test('whoever voted for both has one vote, and taken apart each has its own again', async () => {
  const [ferns, moreFerns] = [await club.shown(), await club.shown()]
  await vote(ferns, 0, 1)
  await vote(moreFerns, 1, 2)
  expect(await join(moreFerns, ferns)).toBe('ok')
  expect(await join(moreFerns, ferns)).toBe('ok')
  expect(await countOf(ferns)).toBe(3)
  expect((await readTop(club.shop)).ideas.map(({ id }) => id)).toEqual([ferns])
  expect(await readIdea(club.shop, ferns)).toMatchObject({ joined: [{ id: moreFerns }] })
  expect(await readIdea(club.shop, moreFerns)).toMatchObject({ into: { id: ferns } })
  expect(await code(partIdea(club.shop, { id: moreFerns }))).toBe('ok')
  expect([await countOf(ferns), await countOf(moreFerns)]).toEqual([2, 2])
})

test('a vote for what was joined counts where it was joined, and is taken back in both', async () => {
  const [ferns, moreFerns] = [await club.shown(), await club.shown()]
  await vote(moreFerns, 0)
  await join(moreFerns, ferns)
  // From a page that was painted before.
  expect(await club.vote(voter(1), moreFerns)).toMatchObject({
    value: { ideaId: ferns, votes: 2 },
  })
  expect(await club.vote(voter(0), ferns, false)).toMatchObject({ value: { votes: 1 } })
  await partIdea(club.shop, { id: moreFerns })
  expect(await countOf(ferns)).toBe(1)
  expect(await club.row(moreFerns)).toMatchObject({ mergedInto: null, votes: 0 })
  expect(await code(club.vote(voter(0), moreFerns))).toBe('ok')
})

test('what stands for itself again has no vote that was taken back meanwhile', async () => {
  const author = await club.someone()
  const [ferns, moreFerns] = [await club.shown(author), await club.shown()]
  await vote(moreFerns, 0, 1)
  await join(moreFerns, ferns)
  await club.vote(voter(0), ferns, false)
  expect(await code(club.withdraw(author, ferns))).toBe('ok')
  expect(await countOf(moreFerns)).toBe(1)
})

test('what was joined before comes along, and each can be taken apart', async () => {
  const [a, b, c] = [await club.shown(), await club.shown(), await club.shown()]
  await vote(c, 0, 1)
  await vote(b, 1)
  await vote(a, 2)
  await join(c, b)
  expect(await countOf(b)).toBe(2)
  await join(b, a)
  expect(await countOf(a)).toBe(3)
  await partIdea(club.shop, { id: b })
  // Both voted for c, too, which is still joined.
  expect([await countOf(a), await countOf(b)]).toEqual([3, 1])
  await partIdea(club.shop, { id: c })
  expect([await countOf(a), await countOf(b), await countOf(c)]).toEqual([1, 1, 2])
})

test('nothing is joined to what nobody sees, to itself, or in a ring', async () => {
  const [a, b] = [await club.shown(), await club.shown()]
  const waits = await club.waiting(voter(0))
  expect([await join(a, waits), await join(a, a)]).toEqual(['idea_changed', 'idea_changed'])
  await join(a, b)
  expect([await join(b, a), await join(waits, a)]).toEqual(['idea_changed', 'idea_changed'])
  expect(await code(club.decide(a, 'remove'))).toBe('idea_changed')
  expect(await join(waits, b)).toBe('ok')
  expect(await listOwn(club.shop, voter(0))).toMatchObject([
    { id: waits, state: 'waiting', joined: 'More ferns' },
  ])
  expect((await listIdeas(club.shop, { tab: 'waiting', search: '', page: 0 })).ideas).toEqual([])
  expect(await club.available(voter(0))).toBe(0)
})

test('votes that come while ideas are joined and taken apart are neither lost nor doubled', async () => {
  const [a, b] = [await club.shown(), await club.shown()]
  const many = await Promise.all(Array.from({ length: 6 }, () => club.someone()))
  await Promise.all([
    ...many.map((one, index) => club.vote(one, index % 2 === 0 ? a : b)),
    ...many.map((one) => club.vote(one, b)),
    join(b, a),
  ])
  expect(await countOf(a)).toBe(6)
  await Promise.all([
    ...many.slice(0, 3).map((one) => club.vote(one, a, false)),
    partIdea(club.shop, { id: b }),
    join(b, a),
    changeIdea(club.shop, { id: a, change: { isPinned: true } }),
  ])
  await join(b, a)
  const { shopId } = club.shop
  const rows = await club.shop.db.ideaVote.findMany({ where: { shopId, ideaId: a } })
  expect(new Set(rows.map(({ memberId }) => memberId)).size).toBe(await countOf(a))
  const left = many.slice(3)
  expect(left.every((one) => rows.some(({ memberId }) => memberId === one))).toBe(true)
})

test('two customers who are one person have voted once, and own what both posted', async () => {
  const [one, two] = [voter(0), voter(1)]
  const [mine, theirs] = [await club.shown(one), await club.shown(two)]
  await vote(mine, 0, 1, 2)
  await vote(theirs, 1)
  await club.merge(one, two)
  expect([await countOf(mine), await countOf(theirs)]).toEqual([2, 1])
  expect((await listOwn(club.shop, one)).map(({ id }) => id).sort()).toEqual([mine, theirs].sort())
  expect(await club.vote(one, theirs)).toMatchObject({ value: { votes: 1 } })
  // What was given for the other's is taken back from them.
  expect(await club.available(one)).toBe(20)
  expect(await code(club.decide(theirs, 'remove'))).toBe('ok')
  expect(await club.available(one)).toBe(10)
})

test('votes and ideas are exported, and forgotten but for the counts', async () => {
  const [mine, theirs] = [await club.waiting(voter(0), 'My wish'), await club.shown(voter(1))]
  await club.decide(mine, 'accept')
  await changeIdea(club.shop, { id: mine, change: { reply: 'Dear Moss', now: at } })
  await vote(mine, 2)
  await vote(theirs, 0)
  const dup = await club.shown(voter(2), 'My wish, too')
  await vote(dup, 1)
  await join(dup, mine)
  expect((await exportMemberById(club.shop, voter(0)))?.board).toEqual({
    ideas: [
      {
        ...{ title: 'My wish', text: '', state: 'shown', postedAt: at.toISOString() },
        ...{ reply: 'Dear Moss', words: null },
      },
    ],
    votes: [{ idea: theirs, votedAt: at.toISOString() }],
  })
  const customerId = await club.customerOf(voter(0))
  const forgetting = { customerId, orderIds: [], now: later(9) }
  await club.shop.transaction((tx) => forgetMember(tx, forgetting))
  expect(await club.row(mine)).toMatchObject({ title: '', text: '', reply: null, votes: 2 })
  expect(await countOf(theirs)).toBe(1)
  // What others posted stands for itself again.
  const shown = (await readTop(club.shop)).ideas
  expect(shown.map(({ id, votes }) => [id, votes]).sort()).toEqual(
    [
      [theirs, 1],
      [dup, 1],
    ].sort(),
  )
})

test('ideas of another shop are neither voted for, joined nor decided', async () => {
  const other = await Club.open()
  const [own, abroad] = [await club.shown(), await other.shown()]
  const before = JSON.stringify(await other.row(abroad))
  expect(await code(club.vote(voter(0), abroad))).toBe('idea_unknown')
  expect(await code(club.withdraw(voter(0), abroad))).toBe('idea_unknown')
  expect([await join(own, abroad), await join(abroad, own)]).toEqual([
    'idea_unknown',
    'idea_unknown',
  ])
  expect(await code(club.decide(abroad, 'remove'))).toBe('idea_unknown')
  expect(await code(changeIdea(club.shop, { id: abroad, change: { status: 'done' } }))).toBe(
    'idea_unknown',
  )
  expect(await readIdea(club.shop, abroad)).toBeNull()
  expect(JSON.stringify(await other.row(abroad))).toBe(before)
})

test('a template has the board or not, until the merchant has said how it should be', async () => {
  const row = await prisma().shop.create({ data: { domain: `${Date.now()}.example` } })
  const shop = forShop(row.id)
  let revision = 0
  const take = async (template: 'insiders' | 'sip_card') => {
    const draft = { revision, updatedBy: 'staff/7', now: at, currency: 'USD' }
    const taken = await takeTemplate(shop, { ...draft, template })
    if (!taken.ok) throw new Error(taken.refusal.code)
    revision = taken.value
    return (await readBoard(shop)).isOn
  }
  expect([await take('sip_card'), await take('insiders'), await take('sip_card')]).toEqual([
    false,
    true,
    false,
  ])
  await saveBoard(shop, { form: { ...freshBoard, isOn: true, points: 5 }, now: at })
  expect([await take('sip_card'), (await readBoard(shop)).points]).toEqual([true, 5])
  // Something is published: a board would be seen at once.
  const published = await Club.open()
  await published.shop.db.ideaBoard.deleteMany({ where: { shopId: published.shop.shopId } })
  const draft = { revision: 0, updatedBy: 'staff/7', now: at, currency: 'USD' }
  await takeTemplate(published.shop, { ...draft, template: 'insiders' })
  expect((await readBoard(published.shop)).isOn).toBe(false)
})

test('an author is shown by the name that they chose, and by none that was taken down', async () => {
  await club.shown(voter(0))
  const seen = async () => {
    const asked = { memberId: voter(1), now: at, sort: 'votes' as const, page: 0 }
    const board = await readShoppersBoard(club.shop, asked)
    const { ideas } = await readPublicProgram(club.shop, { now: at })
    const shown = board.ok ? board.value.ideas : []
    expect(shown[0]).not.toHaveProperty('memberId')
    return [shown[0]?.by, ideas?.top[0]?.by]
  }
  expect(await seen()).toEqual([null, undefined])
  const choice = { memberId: voter(0), nickname: 'Fern 🌿', now: at }
  expect(await code(chooseNickname(club.shop, choice))).toBe('ok')
  expect(await seen()).toEqual(['Fern 🌿', 'Fern 🌿'])
  await hideNickname(club.shop, { memberId: voter(0), actor: 'staff/7', now: later(1) })
  expect(await seen()).toEqual([null, undefined])
})
