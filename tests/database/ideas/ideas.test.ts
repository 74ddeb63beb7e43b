// Ideas are seen once they were accepted, votes count once, points are given once.
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openTestDatabase } from '../../setup/database.ts'

await openTestDatabase()
const { Club, at, code, later } = await import('./given.ts')
const { verifyBooks } = await import('../../../app/loyalty/ledger/verify.server.ts')
const { listIdeas, listAlike, readIdea } = await import(
  '../../../app/loyalty/ideas/list-ideas.server.ts'
)
const { listOwn, listShown, readTop } = await import(
  '../../../app/loyalty/ideas/shown-ideas.server.ts'
)
const { changeIdea } = await import('../../../app/loyalty/ideas/answer-idea.server.ts')
const { readPublicProgram } = await import(
  '../../../app/loyalty/storefront/read-public-program.server.ts'
)
const { readShoppersBoard } = await import(
  '../../../app/loyalty/settlement/ideas/read-shoppers-board.server.ts'
)
const { saveSegment } = await import('../../../app/loyalty/segments/save-segment.server.ts')
const { removeSegment } = await import('../../../app/loyalty/segments/remove-segment.server.ts')
const { changePhase } = await import('../../../app/loyalty/program/change-phase.server.ts')
const { pauseMember } = await import('../../../app/loyalty/membership/pause-member.server.ts')

let club: Awaited<ReturnType<typeof Club.open>>
let fern: string
let moss: string

beforeEach(async () => {
  club = await Club.open()
  fern = await club.someone()
  moss = await club.someone()
})
afterEach(async () => expect(await verifyBooks(club.shop)).toEqual([]))

const all = { tab: 'waiting' as const, search: '', page: 0 }
const seenBy = async (memberId: string, sort: 'votes' | 'newest' = 'votes') =>
  (await listShown(club.shop, { memberId, sort, page: 0 })).ideas.map(({ id }) => id)

test('what waits or was declined is read by its author and by the merchant alone', async () => {
  const id = await club.waiting(fern, 'A secret wish')
  for (const done of [null, 'decline', 'accept', 'remove'] as const) {
    if (done) expect(await code(club.decide(id, done))).toBe('ok')
    const isShown = done === 'accept'
    expect(await seenBy(moss)).toEqual(isShown ? [id] : [])
    expect((await readTop(club.shop)).count).toBe(isShown ? 1 : 0)
    const told = JSON.stringify(await readPublicProgram(club.shop, { now: at }))
    expect(told.includes('A secret wish')).toBe(isShown)
    expect(await listOwn(club.shop, fern)).toMatchObject([{ id, title: 'A secret wish' }])
    expect(await listOwn(club.shop, moss)).toEqual([])
  }
})

test('why it was declined is read by its author, and no longer once it is accepted', async () => {
  const id = await club.waiting(fern)
  expect(await code(club.decide(id, 'decline', { reason: null, words: '  ' }))).toBe(
    'idea_reason_missing',
  )
  await club.decide(id, 'decline', { reason: 'tone', words: ' Kindly, please. ' })
  expect(await listOwn(club.shop, fern)).toMatchObject([
    { state: 'declined', reason: 'tone', words: 'Kindly, please.' },
  ])
  await club.decide(id, 'accept')
  expect(await listOwn(club.shop, fern)).toMatchObject([
    { state: 'shown', reason: null, words: null },
  ])
})

test('an accepted idea is given points once, and they are taken back with it', async () => {
  await club.rule({ points: 40 })
  const id = await club.shown(fern)
  expect([await club.available(fern), (await club.row(id)).points]).toEqual([40, 40])
  expect(await code(club.decide(id, 'accept'))).toBe('idea_changed')
  expect(await club.available(fern)).toBe(40)
  await club.rule({ points: 70 })
  await club.decide(id, 'remove')
  expect([await club.available(fern), (await club.row(id)).points]).toEqual([0, 0])
  await club.decide(id, 'accept')
  expect(await club.available(fern)).toBe(70)
  await club.decide(id, 'undo')
  expect([await club.available(fern), (await club.row(id)).state]).toEqual([0, 'waiting'])
  await club.vote(moss, await club.shown(fern))
  expect(await club.available(moss)).toBe(0)
})

test('accepted twice at once, it is given points once', async () => {
  await club.rule({ points: 40 })
  const id = await club.waiting(fern)
  const done = await Promise.all([1, 2, 3].map(() => code(club.decide(id, 'accept'))))
  expect(done.sort()).toEqual(['idea_changed', 'idea_changed', 'ok'])
  expect(await club.available(fern)).toBe(40)
})

test('sent again it is the same idea, whoever else’s id it is', async () => {
  const id = randomUUID()
  expect(await club.post(fern, { id })).toMatchObject({ value: { isRepeat: false } })
  expect(await club.post(fern, { id })).toMatchObject({ value: { isRepeat: true } })
  expect(await code(club.post(fern, { id, title: 'Fewer ferns' }))).toBe('request_reused')
  expect(await code(club.post(moss, { id }))).toBe('request_reused')
  expect((await listIdeas(club.shop, all)).counts.waiting).toBe(1)
})

test('as many wait as may, however many are sent at once; and as many in a week', async () => {
  await club.rule({ mostWaiting: 2, mostWeekly: 3 })
  const sent = await Promise.all([1, 2, 3, 4].map(() => code(club.post(fern))))
  expect(sent.sort()).toEqual(['ok', 'ok', 'too_many_ideas_waiting', 'too_many_ideas_waiting'])
  for (const { id } of (await listIdeas(club.shop, all)).ideas) await club.decide(id, 'accept')
  expect(await code(club.post(fern))).toBe('ok')
  const [third] = (await listIdeas(club.shop, all)).ideas
  await club.decide(third?.id ?? '', 'decline')
  expect(await code(club.post(fern))).toBe('too_many_ideas_weekly')
  expect(await code(club.post(fern, { now: later(7 * 24 * 60 - 1) }))).toBe('too_many_ideas_weekly')
  expect(await code(club.post(fern, { now: later(7 * 24 * 60) }))).toBe('ok')
  expect(await code(club.post(moss))).toBe('ok')
})

test('what tells how to reach somebody is not kept', async () => {
  expect(await code(club.post(fern, { text: 'Write to moss@example.com' }))).toBe(
    'idea_has_contact',
  )
  expect(await code(club.post(fern, { title: ' ... ' }))).toBe('idea_title_short')
  expect((await listIdeas(club.shop, all)).counts.waiting).toBe(0)
})

test('nobody votes for what was not accepted, is unknown, or was taken away', async () => {
  const id = await club.waiting(fern)
  expect(await code(club.vote(moss, id))).toBe('idea_not_shown')
  expect(await code(club.vote(fern, id))).toBe('idea_not_shown')
  expect(await code(club.vote(moss, randomUUID()))).toBe('idea_unknown')
  await club.decide(id, 'accept')
  expect(await club.vote(moss, id)).toMatchObject({ value: { votes: 1, hasVoted: true } })
  await club.decide(id, 'remove')
  expect(await code(club.vote(fern, id))).toBe('idea_not_shown')
  await club.decide(id, 'accept')
  expect(await club.votes(id)).toEqual([1, 1])
})

test('a vote counts once, however often it is sent, and can be taken back', async () => {
  const id = await club.shown(fern)
  await Promise.all([1, 2, 3, 4].map(() => club.vote(moss, id)))
  expect(await club.votes(id)).toEqual([1, 1])
  expect(await club.vote(moss, id, false)).toMatchObject({ value: { votes: 0, hasVoted: false } })
  expect(await club.vote(moss, id, false)).toMatchObject({ value: { votes: 0 } })
  expect(await club.votes(id)).toEqual([0, 0])
})

test('posting and voting are for whom the merchant chose', async () => {
  const tiers = [{ id: 'plus', title: 'Plus' }]
  const audience = { who: 'tiers' as const, tiers, segment: null }
  const id = await club.shown(fern)
  await club.rule({ posting: audience, voting: audience })
  expect(await code(club.post(moss))).toBe('idea_post_for_tiers')
  expect(await code(club.vote(moss, id))).toBe('idea_vote_for_tiers')
  const asked = { memberId: moss, now: at, sort: 'votes' as const, page: 0 }
  expect(await readShoppersBoard(club.shop, asked)).toMatchObject({
    value: {
      posting: { code: 'idea_post_for_tiers', details: { tiers: 'Plus' } },
      voting: { code: 'idea_vote_for_tiers' },
      ideas: [{ id }],
    },
  })
  const { shopId } = club.shop
  const sums = { spendMinor: 0, points: 0, orders: 0 }
  await club.shop.db.memberTier.create({
    data: { shopId, memberId: moss, tierId: 'plus', since: at, ...sums } as never,
  })
  expect([await code(club.post(moss)), await code(club.vote(moss, id))]).toEqual(['ok', 'ok'])
  // A vote is taken back by whoever has one.
  await club.rule({ voting: { who: 'tiers', tiers: [{ id: 'prime', title: 'P' }], segment: null } })
  expect(await code(club.vote(moss, id, false))).toBe('ok')
})

test('a segment that the board is for is not removed', async () => {
  const conditions = [{ kind: 'spent', from: 10_000, to: null, days: null }]
  const form = { name: 'Rich', match: 'all', conditions }
  const wish = { form, segment: null, seen: 0, recordedBy: 'staff/7', now: at }
  expect(await code(saveSegment(club.shop, wish))).toBe('ok')
  const segment = '1'
  await club.rule({ posting: { who: 'segment', tiers: [], segment } })
  expect(await code(club.post(moss))).toBe('idea_post_for_segment')
  const removal = { segment: 1, actor: 'staff/7', now: at }
  expect(await code(removeSegment(club.shop, removal))).toBe('segment_in_use')
  await club.rule({})
  expect(await code(removeSegment(club.shop, removal))).toBe('ok')
})

test('a board that is off, a program that is off and a paused member take nothing', async () => {
  const id = await club.shown(fern)
  await club.rule({ isOn: false })
  expect([await code(club.post(fern)), await code(club.vote(moss, id))]).toEqual([
    'ideas_off',
    'ideas_off',
  ])
  expect(await readPublicProgram(club.shop, { now: at })).not.toHaveProperty('ideas')
  await club.rule({})
  const pause = { memberId: moss, note: 'A talk first.', actor: 'staff/7', now: at }
  await pauseMember(club.shop, pause as Parameters<typeof pauseMember>[1])
  expect(await code(club.vote(moss, id))).toBe('member_paused')
  const off = { phase: 'off' as const, spendUntil: null, seen: 0, recordedBy: 'staff/7', now: at }
  await changePhase(club.shop, off as Parameters<typeof changePhase>[1])
  expect(await code(club.vote(fern, id))).toBe('program_off')
})

test('an idea is withdrawn by its author alone, and not once it was declined', async () => {
  const id = await club.shown(fern)
  expect(await code(club.withdraw(moss, id))).toBe('idea_unknown')
  expect(await seenBy(moss)).toEqual([id])
  expect([await code(club.withdraw(fern, id)), await code(club.withdraw(fern, id))]).toEqual([
    'ok',
    'ok',
  ])
  expect([await seenBy(moss), await listOwn(club.shop, fern)]).toEqual([[], []])
  expect([await code(club.vote(moss, id)), await code(club.decide(id, 'accept'))]).toEqual([
    'idea_not_shown',
    'idea_changed',
  ])
  const other = await club.waiting(fern)
  await club.decide(other, 'decline')
  expect(await code(club.withdraw(fern, other))).toBe('idea_changed')
})

test('the board is read by votes or by age, what is pinned first', async () => {
  const [old, middle, young] = [await club.shown(), await club.shown(), await club.shown()]
  const { shopId, db } = club.shop
  for (const [index, id] of [old, middle, young].entries())
    await db.idea.update({ where: { shopId_id: { shopId, id } }, data: { postedAt: later(index) } })
  await club.vote(fern, middle)
  await club.vote(moss, middle)
  await club.vote(moss, old)
  expect(await seenBy(fern)).toEqual([middle, old, young])
  expect(await seenBy(fern, 'newest')).toEqual([young, middle, old])
  expect(await code(changeIdea(club.shop, { id: old, change: { isPinned: true } }))).toBe('ok')
  expect(await seenBy(fern)).toEqual([old, middle, young])
  expect(await seenBy(fern, 'newest')).toEqual([old, young, middle])
  const [first] = (await listShown(club.shop, { memberId: moss, sort: 'votes', page: 0 })).ideas
  expect(first).toMatchObject({ id: old, hasVoted: true, isOwn: false, isPinned: true })
})

test('a reply is edited and withdrawn, a status said, of what is shown alone', async () => {
  const id = await club.shown(fern)
  const change = (what: Parameters<typeof changeIdea>[1]['change']) =>
    code(changeIdea(club.shop, { id, change: what }))
  await change({ reply: ' We  are on it. ', now: at })
  await change({ status: 'planned' })
  const told = await readPublicProgram(club.shop, { now: at })
  expect(told.ideas?.top).toEqual([
    { id, title: 'More ferns', votes: 0, status: 'planned', reply: 'We are on it.' },
  ])
  expect((await listIdeas(club.shop, { ...all, tab: 'planned' })).counts).toMatchObject({
    shown: 0,
    planned: 1,
  })
  await change({ reply: '', now: at })
  expect(await club.row(id)).toMatchObject({ reply: null, repliedAt: null })
  await club.decide(id, 'undo')
  expect([await change({ status: 'done' }), await change({ isPinned: true })]).toEqual([
    'idea_changed',
    'idea_changed',
  ])
})

test('the merchant finds ideas by their words, signs of a pattern being words', async () => {
  const id = await club.waiting(fern, '100% more ferns_')
  await club.waiting(moss, 'Another colour')
  const found = async (search: string) =>
    (await listIdeas(club.shop, { ...all, search })).ideas.map((one) => one.id)
  expect([await found('FERNS'), await found('100%'), await found('ferns_')]).toEqual([
    [id],
    [id],
    [id],
  ])
  expect([await found('1%f'), await found('f_rns'), await found("' OR 1=1")]).toEqual([[], [], []])
  const shown = await club.shown(moss, 'Some ferns')
  const alike = (search: string) => listAlike(club.shop, { id, title: '100% more ferns_', search })
  expect((await alike('')).map((one) => one.id)).toEqual([shown])
  expect(await alike('colour')).toEqual([])
  expect((await readIdea(club.shop, id))?.idea.title).toBe('100% more ferns_')
})

test('every page of the shop shows three ideas at most, shortened', async () => {
  await club.rule({ mostWaiting: 50, mostWeekly: 50 })
  for (let index = 0; index < 5; index += 1) {
    const id = randomUUID()
    await club.post(fern, { id, title: 'x'.repeat(100), text: '👩‍👩‍👧‍👦'.repeat(90) })
    await club.decide(id, 'accept')
    await changeIdea(club.shop, { id, change: { reply: '日'.repeat(1000), now: at } })
  }
  const { ideas } = await readPublicProgram(club.shop, { now: at })
  expect([ideas?.count, ideas?.top.length]).toEqual([5, 3])
  expect(JSON.stringify(ideas?.top).length).toBeLessThan(5000)
})
