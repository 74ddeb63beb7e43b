import { describe, expect, it } from 'vitest'
import { findPending } from '../../../extensions/rewards-widget/assets/paint.js'
import { draw, member, program, reward, textOf } from './draw.ts'

const embed = 'rewards-embed'

describe('what a page shows before any request', () => {
  it('shows a member the balance, what is pending and the next reward', async () => {
    const text = textOf(await draw(embed, { member: member() }))
    expect(text).toContain('Your balance 120 points')
    expect(text).toContain('40 points pending')
    expect(text).toContain('80 points to $5 off')
  })

  it('says until when points are pending', async () => {
    const state = member({
      nextChangeAt: '2026-11-25T00:00:00Z',
      next: { available: 160, pending: 0 },
    })
    expect(textOf(await draw(embed, { member: state }))).toContain(
      '40 points pending until 2026-11-2',
    )
  })

  it.each([
    [40, '40 points pending until your order is sent'],
    [15, '40 points pending 15 points once your order is sent'],
    [0, '40 points pending'],
  ])('says of 40 pending points that %i wait until the order is sent', async (unsent, line) => {
    const points = { available: 120, pending: 40, expiringNext: null, unsent }
    const text = textOf(await draw(embed, { member: member({ points }) }))
    expect(text).toContain(line)
    expect(text.includes('is sent')).toBe(unsent > 0)
  })

  it.each([
    [0, 'As soon as your order is sent.'],
    [1, '1 day after your order is sent.'],
    [14, '14 days after your order is sent.'],
  ])(
    'answers when points can be spent that wait for the parcel and %i days',
    async (days, line) => {
      const sent = { ...program, awardedWhen: 'fulfilled', pendingDays: days }
      expect(textOf(await draw('rewards-page', { program: sent }))).toContain(line)
    },
  )

  it.each([
    ['a second before', '2026-11-20T12:00:01Z', '120 points'],
    ['at', '2026-11-20T12:00:00Z', '160 points'],
    ['a second after', '2026-11-20T11:59:59Z', '160 points'],
  ])('shows the figures of %s the next change', async (_, nextChangeAt, balance) => {
    const state = member({ nextChangeAt, next: { available: 160, pending: 0 } })
    expect(textOf(await draw(embed, { member: state }))).toContain(`Your balance ${balance}`)
  })

  describe('of tiers', () => {
    const tiers = ['Silver', 'Gold'].map((name) => {
      return { id: name, label: `${name} from $100`, labels: { en: `${name} from $200` } }
    })
    const next = { name: 'Gold', missing: '$50 to go until Gold', percent: 75 }
    const tier = { id: 'Silver', name: 'Silver', facts: ['1.5 times the points', 'Until'], next }
    const drawn = (changes: object) =>
      draw(embed, { program: { ...program, tiers }, member: member(changes) })

    it('the one that is held stands before the ladder, with how far the next is', async () => {
      const html = await drawn({ tier })
      expect(textOf(html)).toContain(
        'Tiers Silver 1.5 times the points · Until $50 to go until Gold ' +
          'Silver from $200 Gold from $200',
      )
      expect(html).toContain('aria-valuenow="75"')
      expect(html.match(/data-tier="\w+" data-held/g)).toEqual(['data-tier="Silver" data-held'])
    })

    it('whoever holds none sees the ladder, a program without tiers nothing', async () => {
      const html = await drawn({ tier: { id: null, name: '', facts: [], next } })
      expect(textOf(html)).toContain('$50 to go until Gold Silver from')
      expect(html).not.toContain('data-held')
      expect(await draw(embed, { member: member({}) })).not.toContain('perennial-tiers')
    })
  })

  describe('of a stamp card', () => {
    const card = { id: 'sip', label: 'Sip card', labels: {}, needed: 3 }
    const drink = reward({ id: 'drink', label: 'Free drink', points: 3, card: 'sip' })
    const cards = { ...program, cards: [card], rewards: [...program.rewards, drink] }
    const holding = (stamps: number, pending = 0, changes: object = {}) =>
      member({ cards: [{ id: 'sip', stamps, pending }], ...changes })
    const full = (html: string) => html.match(/data-stamp="\d+" data-full/g)?.length ?? 0

    it.each([
      [0, 0, '0 of 3 stamps A full card buys Free drink'],
      [2, 2, '2 of 3 stamps A full card buys Free drink'],
      [3, 3, '3 of 3 stamps Free drink is ready Redeem'],
      [4, 3, '3 of 3 stamps 1 stamp on the next card Free drink is ready Redeem'],
    ])('with %i stamps %i places are full', async (stamps, places, line) => {
      const html = await draw(embed, { program: cards, member: holding(stamps) })
      expect(full(html)).toBe(places)
      expect(textOf(html)).toContain(`Sip card ${line}`)
    })

    it('says what is pending, and what it will be once that moment has come', async () => {
      const next = { available: 160, pending: 0, cards: [{ id: 'sip', stamps: 3, pending: 0 }] }
      const state = (nextChangeAt: string) => holding(2, 1, { nextChangeAt, next })
      const before = await draw(embed, { program: cards, member: state('2026-11-20T12:00:01Z') })
      expect(textOf(before)).toContain('2 of 3 stamps 1 stamp pending')
      const after = await draw(embed, { program: cards, member: state('2026-11-20T12:00:00Z') })
      expect(textOf(after)).toContain('3 of 3 stamps Free drink is ready')
    })

    it('counts no points towards what is paid with stamps', async () => {
      const only = { ...cards, rewards: [drink] }
      for (const block of [embed, 'points-bar', 'rewards-cart']) {
        const text = textOf(await draw(block, { program: only, member: holding(2) }))
        expect(text).not.toMatch(/points to Free drink|enough for Free drink/)
      }
    })

    it('says nothing of points where the program has none, unless somebody has some', async () => {
      const only = { ...cards, rewards: [drink], isWithoutPoints: true }
      const points = { available: 0, pending: 0, expiringNext: null }
      const none = await draw(embed, { program: only, member: holding(2, 0, { points }) })
      expect(textOf(none)).not.toContain('Your balance')
      const some = await draw(embed, { program: only, member: holding(2) })
      expect(textOf(some)).toContain('Your balance 120 points')
    })
  })

  describe('of a paid membership', () => {
    const plan = { label: 'Book club', labels: {}, url: '/products/club' }
    const sold = { ...program, plan }
    const held = (until: string | null, more: object = {}) =>
      member({ plan: { from: '2026-01-01T00:00:00Z', until, ...more } })

    it.each([
      ['a second before its end', '2026-11-20T12:00:01Z', 'You are a member until 2026-11-20'],
      ['a second after it', '2026-11-20T11:59:59Z', 'Your membership ended on 2026-11-20'],
      ['for ever', null, 'You are a member for good'],
    ])('says %s whether it is held', async (_, until, line) => {
      const html = await draw(embed, { program: sold, member: held(until) })
      expect(textOf(html)).toContain(`Book club ${line}`)
      expect(html.includes('href="/products/club"')).toBe(until !== null)
    })

    it('says what it has saved beside what it cost', async () => {
      const state = held(null, { feeMinor: 3999, savedMinor: 1250 })
      const text = textOf(await draw(embed, { program: sold, member: state }))
      expect(text).toContain('Saved so far: $12.50. It cost $39.99.')
    })

    it('tells who has none where it can be bought, and nothing where none is sold', async () => {
      for (const one of [undefined, member()]) {
        const html = await draw(embed, { program: sold, member: one })
        expect(textOf(html)).toContain('Members get more')
        expect(html).toContain('href="/products/club"')
        expect(await draw(embed, { member: one })).not.toContain('data-plan')
      }
    })

    it.each([
      [null, true],
      ['2026-11-20T12:00:01Z', true],
      ['2026-11-20T11:59:59Z', false],
    ])('a reward for paid members can be had until %s: %s', async (until, isHad) => {
      const rewards = [reward({ id: 'r', label: 'Shipping', points: 1, isForPaidMembers: true })]
      const html = await draw(embed, { program: { ...sold, rewards }, member: held(until) })
      const list = html.split('data-list="rewards"')[1]?.split('</ul>')[0] ?? ''
      expect(/<button[^>]*\shidden/.test(list)).toBe(!isHad)
      expect(textOf(list).includes('For paid members')).toBe(!isHad)
    })
  })

  it('is a balance of nothing for a member whose state is not written yet', async () => {
    const text = textOf(await draw(embed, { member: null }))
    expect(text).toContain('Your balance 0 points')
    expect(text).toContain('No codes yet')
  })

  it('invites a visitor and shows what is to be had, without buttons', async () => {
    const html = await draw(embed)
    expect(textOf(html)).toContain('Join Fern Club, collect points with every order')
    expect(textOf(html)).toContain('$15 off 500 points On orders of $40 or more')
    expect(html).toContain('href="/account/register"')
    expect(html).toContain('href="/account/login?return_url=%2Fpages%2Frewards"')
    expect(html).not.toContain('data-action="choose"')
  })

  it.each([
    [119, true],
    [120, false],
    [121, false],
  ])('with %i points a reward of 120 is out of reach: %s', async (available, isDisabled) => {
    const state = member({ points: { available, pending: 0, expiringNext: null } })
    const rewards = [reward({ id: 'r', label: '$3 off', points: 120 })]
    const html = await draw(embed, { member: state, program: { ...program, rewards } })
    const list = html.split('data-list="rewards"')[1]?.split('</ul>')[0] ?? ''
    expect(/<button[^>]*\shidden/.test(list)).toBe(isDisabled)
    expect(textOf(list).includes('1 point missing')).toBe(isDisabled)
  })

  it('lists codes that can be used, and none that have ended', async () => {
    const code = { id: 'a', label: '$5 off', points: 200, expiresAt: null }
    const redemptions = [
      { ...code, status: 'issued', code: 'FERN-GOOD' },
      { ...code, status: 'used', code: 'FERN-USED' },
      { ...code, status: 'issued', code: 'FERN-ENDED', expiresAt: '2026-11-20T12:00:00Z' },
    ]
    const text = textOf(await draw(embed, { member: member({ redemptions }) }))
    expect(text).toContain('FERN-GOOD')
    expect(text).not.toContain('FERN-USED')
    expect(text).not.toContain('FERN-ENDED')
  })

  it('calls the newest lines pending that make up what is pending', async () => {
    const line = (points: number, account: string, reason: string) => {
      return { at: '2026-11-01T00:00:00Z', points, account, reason }
    }
    const history = [
      line(30, 'pending', 'third'),
      line(-5, 'available', 'spent'),
      line(10, 'pending', 'second'),
      line(70, 'pending', 'first'),
    ]
    const state = member({ history })
    const text = textOf(await draw(embed, { member: state }))
    expect(text.match(/\w+ 2026-\d\d-\d\d( Pending)?/g)).toEqual([
      'third 2026-10-31 Pending',
      'spent 2026-10-31',
      'second 2026-10-31 Pending',
      'first 2026-10-31',
    ])
    const found = [...findPending(state as Parameters<typeof findPending>[0])]
    expect(found).toEqual([history[0], history[2]])
  })

  it('escapes what merchants and orders say', async () => {
    const name = 'Fern & "Fable" <b>Club</b>'
    const history = [
      { at: '2026-11-01T00:00:00Z', points: 5, account: 'available', reason: '<img src=x>' },
    ]
    const html = await draw(embed, {
      member: member({ history }),
      program: { ...program, name, pointsName: { one: '<i>', other: "leaf's" } },
    })
    expect(html).not.toContain('<b>Club')
    expect(html).not.toContain('<img')
    expect(html).not.toContain('<i>')
    expect(html).not.toContain('&amp;amp;')
    expect(html).not.toContain('&amp;#39;')
  })

  it('shows nothing while the program is not live', async () => {
    const html = await draw(embed, { program: { ...program, isLive: false } })
    expect(html).not.toContain('perennial-rewards')
    expect(await draw(embed, { program: null })).not.toContain('perennial-rewards')
  })

  it('shows labelled sample data in the theme editor, even before a program exists', async () => {
    const text = textOf(await draw(embed, { program: null, designMode: true }))
    expect(text).toContain('Sample data')
    expect(text).toContain('Your balance 320 points')
  })

  it('shows nothing of a signed-in member in the theme editor', async () => {
    const points = { available: 7, pending: 0, expiringNext: { points: 7, at: '2027-01-01' } }
    const redemption = { id: 'a', status: 'issued', code: 'FERN-MINE', label: '$5 off', points: 1 }
    const state = member({ points, redemptions: [{ ...redemption, expiresAt: null }] })
    const text = textOf(await draw(embed, { member: state, designMode: true }))
    expect(text).toContain('SAMPLE-')
    expect(text).not.toContain('FERN-MINE')
    expect(text).not.toContain('Expiring')
  })
})

describe("what's new", () => {
  const one = (from: string, until: string, line: string) => ({
    from,
    until,
    lines: { en: [line] },
  })
  const past = one('2026-11-10T12:00:00.000Z', '2026-12-10T12:00:00.000Z', 'Twice the points')
  const ahead = one('2026-12-01T12:00:00.000Z', '2026-12-31T12:00:00.000Z', 'A new mug')
  const over = one('2026-10-01T12:00:00.000Z', '2026-10-31T12:00:00.000Z', 'Long known')
  const shown = async (changes: object) =>
    textOf(await draw('rewards-embed', { program: { ...program, ...changes }, member: member() }))

  it('is told by day, since when or from when on', async () => {
    const text = await shown({ news: [ahead, past, over] })
    expect(text).toContain('From 2026-12-01 A new mug Since 2026-11-10 Twice the points')
    expect(text).not.toContain('Long known')
  })

  it('is not there where nothing is, nor where the program ends', async () => {
    expect(await shown({ news: [over] })).not.toMatch(/What.+s new/)
    const phase = { name: 'winding_down', spendUntil: '2027-01-01T00:00:00.000Z' }
    expect(await shown({ news: [past], phase })).not.toMatch(/What.+s new/)
  })
})

describe('causes', () => {
  const cause = (name: string, more = {}) => ({ id: name, name, donatedMinor: 0, ...more })
  const give = reward({ id: 'give', label: 'Give', points: 100, outcome: 'given' })
  const giving = {
    ...program,
    rewards: [give],
    causes: [cause('Reef', { donatedMinor: 800, url: 'https://reef.example' }), cause('Books')],
    donatedMinor: 800,
  }
  const drawn = (changes: object, of = giving) =>
    draw('rewards-page', { program: of, member: member(changes) })

  it('says what the shop recorded as paid, and beside it what the member gave', async () => {
    const own = [{ id: 'Books', name: 'Books', points: 200, amountMinor: 1000 }]
    const text = textOf(await drawn({ giving: own }))
    expect(text).toContain('The shop has donated $8 to its causes so far.')
    expect(text).toMatch(/Reef More about it Reef Donated so far: \$8 Give points/)
    expect(text).toMatch(/Books You have given 200 points, worth \$10 Give points/)
  })

  it('says of nothing that it was donated before the shop recorded it', async () => {
    const text = textOf(await drawn({}, { ...giving, causes: [cause('Books')], donatedMinor: 0 }))
    expect(text).not.toMatch(/donated/i)
  })

  it('stands in the list of rewards no more, nor ahead as the next one', async () => {
    const text = textOf(await drawn({}))
    expect(text).not.toContain('There are no rewards yet')
    expect(text).not.toContain('to Give')
  })

  it('is not there without a reward that goes to one', async () => {
    const text = textOf(await drawn({}, { ...giving, rewards: program.rewards }))
    expect(text).not.toContain('Good causes')
  })

  it('says how many points are missing to give', async () => {
    const dear = { ...giving, rewards: [{ ...give, points: 150 }] }
    const html = await drawn({}, dear)
    expect(textOf(html)).toContain('30 points missing')
  })
})

describe('campaigns', () => {
  const one = (name: string, from: string, until: string) => ({
    name,
    from: `2026-11-${from}:00.000Z`,
    until: `2026-11-${until}:00.000Z`,
    labels: { en: 'twice the points' },
    begins: { en: from },
    ends: { en: until },
  })
  const shown = async (changes: object) =>
    textOf(await draw('rewards-page', { program: { ...program, ...changes }, member: member() }))

  it('shows those that run and the next one, by when they begin and end', async () => {
    const campaigns = [
      one('Over', '01T00:00', '20T12:00'),
      one('Just begun', '20T12:00', '22T00:00'),
      one('Next', '20T12:01', '23T00:00'),
      one('After next', '24T00:00', '25T00:00'),
    ]
    const text = await shown({ campaigns })
    expect(text).toContain('Just begun twice the points Until 22T00:00')
    expect(text).toContain('Next twice the points From 20T12:01 until 23T00:00')
    expect(text).not.toMatch(/Over|After next/)
  })

  it('shows nothing where there is none, nor where the program ends', async () => {
    const campaigns = [one('Just begun', '20T12:00', '22T00:00')]
    const phase = { name: 'winding_down', spendUntil: '2027-01-01T00:00:00.000Z' }
    expect(await shown({ campaigns, phase })).not.toContain('Just begun')
    expect(await shown({})).not.toContain('Until')
  })
})
