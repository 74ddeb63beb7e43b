import { expect, test, vi } from 'vitest'
import type { Because, RuleObstacle } from '../kernel/because.ts'
import { type RefusalCode, refusalCodes } from '../kernel/refusals.ts'
import { anExpiry, neverExpires } from '../program/books-settings.ts'
import { compareVersions } from '../program/compare-versions.ts'
import { defaultSettings } from '../program/default-settings.ts'
import type { ProgramSettings } from '../program/settings.ts'
import { type RuleBecause, ruleNames } from '../rules/catalogue.ts'
import {
  formatMoney,
  formatNumber,
  formatPoints,
  formatSigned,
  listInARow,
  type Speech,
} from './format.ts'
import { languages } from './languages.ts'
import en from './locales/en/index.ts'
import { accountName, redemptionStatusName } from './names.ts'
import { renderBecause } from './render-because.ts'
import { renderChange, rewardInWords } from './render-change.ts'
import { renderCodeProblem } from './render-code-problem.ts'
import { renderCount } from './render-count.ts'
import { renderFieldProblem } from './render-field-problem.ts'
import { renderFinding } from './render-finding.ts'
import { renderReach } from './render-reach.ts'
import { renderRefusal } from './render-refusal.ts'
import { renderRule, ruleName } from './render-rule.ts'
import { rewardLabel } from './reward-label.ts'
import { wayLabel } from './way-label.ts'
import { words } from './words.ts'

const speech: Speech = {
  locale: 'en',
  currency: 'USD',
  pointsName: { one: 'point', other: 'points' },
}

const translate = words.t
vi.spyOn(words, 't').mockImplementation(((key: string, values: Record<string, unknown>) => {
  const text = translate(key, values)
  if (text === key) throw new Error(`${key} has no words`)
  if (text.includes('{{')) throw new Error(`${key} is filled in only in part: ${text}`)
  return text
}) as typeof words.t)

type OrderBecause = Extract<Because, { kind: 'order' }>
const order = (change: Partial<OrderBecause>): Because => ({
  kind: 'order',
  cause: 'paid',
  orderName: '#1042',
  rule: 'spend',
  ruleId: 'spend',
  version: 1,
  was: 28,
  is: 14,
  ...change,
})
const mug = [{ title: 'Mug', quantity: 1 }]
const voucher = { rewardId: 'amount-off', label: '$5 off' }

const expected: [string, Because][] = [
  ['Order #1042: 28 points for what was spent', order({ was: 0, is: 28 })],
  ['Order #1042: 10 points for placing an order', order({ was: 0, is: 10, rule: 'order' })],
  ['Order #1042: 1 × Mug returned, 14 points taken back', order({ cause: 'refunded', gone: mug })],
  ['Order #1042: money refunded, 14 points taken back', order({ cause: 'refunded' })],
  ['Order #1042: corrected, 1 point added', order({ cause: 'refunded', is: 29 })],
  ['Order #1042: 1 × Mug removed, 14 points taken back', order({ cause: 'edited', gone: mug })],
  ['Order #1042: changed, 14 points taken back', order({ cause: 'edited' })],
  ['Order #1042: changed, 2 points added', order({ cause: 'edited', is: 30 })],
  ['Order #1042: cancelled, 28 points taken back', order({ cause: 'cancelled', is: 0 })],
  [
    'Order #1042: the payment was charged back, 28 points taken back',
    order({ cause: 'disputed', is: 0 }),
  ],
  ['Order #1042: its dispute was won, 2 points added', order({ cause: 'disputed', is: 30 })],
  ['Order #1042: corrected, 2 points added', order({ cause: 'cancelled', is: 30 })],
  ['Order #1042: moved to this member, 2 points added', order({ cause: 'moved', is: 30 })],
  [
    'Order #1042: moved to another customer, 28 points taken back',
    order({ cause: 'moved', is: 0 }),
  ],
  ['Order #1042: corrected, 14 points taken back', order({ cause: 'paid' })],
  ['Order #1042: corrected, 14 points taken back', order({ cause: 'corrected' })],
  [
    'Order #1042: 1 × Mug returned, 14 points taken back, from other points because these were already spent',
    order({ cause: 'refunded', gone: mug, taken: 'other' }),
  ],
  [
    'Order #1042: money refunded, 14 points taken back, from an amount that had expired',
    order({ cause: 'refunded', taken: 'expired' }),
  ],
  [
    'Order #1042: 14 points could not be taken back because they were already spent, so they were let go',
    order({ cause: 'refunded', taken: 'waived' }),
  ],
  [
    'Order #1042: 14 points that had been let go are counted again',
    order({ cause: 'edited', was: 0, taken: 'unwaived' }),
  ],
  [
    'Order #1042: money refunded, 1 point taken back, from other points because it was already spent',
    order({ cause: 'refunded', is: 27, taken: 'other' }),
  ],
  [
    'Order #1042: 1 point could not be taken back because it was already spent, so it was let go',
    order({ cause: 'refunded', is: 27, taken: 'waived' }),
  ],
  [
    'Order #1042: 1 point that had been let go is counted again',
    order({ cause: 'edited', is: 29, taken: 'unwaived' }),
  ],
  [
    'Order #1042: 2 × Mug, 1 × Pot and 1 more item returned, 14 points taken back',
    order({
      cause: 'refunded',
      gone: [
        { title: 'Mug', quantity: 2 },
        { title: 'Pot', quantity: 1 },
        { title: 'Fern', quantity: 1 },
      ],
    }),
  ],
  ['Welcome bonus for joining', { kind: 'signup', version: 1, ruleId: 'signup' }],
  ['Ready to spend', { kind: 'matured' }],
  ['Order #1042: ready to spend', { kind: 'matured', orderName: '#1042' }],
  ['Expired', { kind: 'expired' }],
  ['Set aside for $5 off', { kind: 'held', ...voucher }],
  ['Redeemed for $5 off', { kind: 'captured', ...voucher }],
  ['Given back: $5 off could not be issued', { kind: 'released', ...voucher }],
  ['$5 off used', { kind: 'used', ...voucher }],
  ['$5 off used on order #1043', { kind: 'used', ...voucher, orderName: '#1043' }],
  ['Given back: $5 off was not used', { kind: 'returned', ...voucher }],
  ['$5 off expired unused', { kind: 'voucher_expired', ...voucher }],
  ['The code for $5 off was deleted by the store', { kind: 'voucher_removed', ...voucher }],
  [
    'Adjusted by Robin: late parcel',
    { kind: 'adjusted', note: 'late parcel', actor: 'Robin', adjustmentId: 'a' },
  ],
  ['Adjustment undone by Robin', { kind: 'adjustment_undone', actor: 'Robin', adjustmentId: 'a' }],
]

test.each(expected)('%s', (text, because) => {
  expect(renderBecause(because, speech)).toBe(text)
})

test('a reward without a title is called by its reader’s language in the books, too', () => {
  const name = { key: 'amount_off', parts: { amount: { money: 500 } }, currency: 'USD' }
  const because: Because = { kind: 'used', ...voucher, name }
  const said = (locale: string) => renderBecause(because, { ...speech, locale })
  expect(said('en')).toBe('$5 off used')
  expect(said('he')).not.toMatch(/off/)
  expect(said('he')).toContain('5')
})

test('a change taken from several pockets names what this one gave', () => {
  expect(renderBecause(order({ cause: 'refunded', taken: 'own' }), speech, 5)).toBe(
    'Order #1042: money refunded, 5 points taken back',
  )
})

test('more than one further item is plural', () => {
  const gone = [...mug, ...mug, { title: 'Pot', quantity: 3 }]
  expect(renderBecause(order({ cause: 'refunded', gone }), speech)).toContain('and 3 more items')
})

test('shoppers are told neither who adjusted their points nor the note', () => {
  const shopper: Speech = { ...speech, audience: 'shopper' }
  const adjusted = { note: 'suspected fraud', actor: 'Robin', adjustmentId: 'a' }
  expect(renderBecause({ kind: 'adjusted', ...adjusted }, shopper)).toBe('Adjusted by the shop')
  expect(renderBecause({ kind: 'adjustment_undone', ...adjusted }, shopper)).toBe(
    'Adjustment by the shop undone',
  )
})

test('staff are named by their number, and the reader as "you"', () => {
  const because: Because = { kind: 'adjustment_undone', actor: 'staff/7', adjustmentId: 'a' }
  expect(renderBecause(because, speech)).toBe('Adjustment undone by staff member 7')
  expect(renderBecause(because, { ...speech, reader: 'staff/7' })).toBe('Adjustment undone by you')
})

test('every refusal says what to do', () => {
  const figures: Partial<Record<RefusalCode, Record<string, number | string>>> = {
    ...{ rule_kind_changed: { ruleId: 'spend' }, birthday_changed_lately: { until: '2027-03-14' } },
    ...{ reward_needs_level: { name: 'Pacer' }, reward_needs_badge: { name: 'Streak' } },
    ...{ lot_too_late: { years: 10 }, nickname_changed_lately: { until: '2027-03-14' } },
    ...{ idea_post_for_tiers: { tiers: 'Star' }, idea_vote_for_tiers: { tiers: 'Star' } },
    ...{ too_many_ideas_waiting: { count: 3 }, too_many_ideas_weekly: { count: 3 } },
    ...{ batch_too_large: { most: 5000 }, file_too_long: { most: 5000 } },
    ...{ file_too_large: { megabytes: 5 }, file_unreadable: { row: 3 } },
    program_file_unknown: { field: 'rules.0.pionts' },
    program_file_too_large: { kilobytes: 1000 },
  }
  for (const code of refusalCodes) {
    const refusal = { code, ...(figures[code] && { details: figures[code] }) }
    expect(renderRefusal(refusal, speech)).toMatch(/\.$/)
  }
  const late = renderRefusal({ code: 'lot_too_late', details: { years: 10 } }, speech)
  expect(late).toContain('by 10 years at most')
  const missing = (missingPoints: number) =>
    renderRefusal({ code: 'insufficient_points', details: { missingPoints } }, speech)
  expect(missing(1)).toBe('There are not enough points for this: 1 point is missing.')
  expect(missing(30)).toBe('There are not enough points for this: 30 points are missing.')
})

const obstacles: Record<RuleObstacle, true> = {
  not_paid: true,
  awaiting_details: true,
  cancelled: true,
  charged_back: true,
  below_minimum: true,
  nothing_counts: true,
  no_member: true,
  test_order: true,
  refunded: true,
  program_off: true,
  program_in_test: true,
  winding_down: true,
  not_joined: true,
  paused: true,
  excluded: true,
  outranked: true,
  order_maximum: true,
  other_channel: true,
  business: true,
  not_business: true,
  no_code: true,
  not_first_order: true,
  not_nth_order: true,
  not_every_nth_order: true,
  not_paid_member: true,
  not_in_tier: true,
  not_in_segment: true,
  out_of_scope: true,
  too_little: true,
  nothing_to_multiply: true,
  day_maximum: true,
  month_maximum: true,
  member_maximum: true,
}

test('every obstacle of a rule has words, and a rule that applied shows its sum', () => {
  for (const obstacle of Object.keys(obstacles) as RuleObstacle[]) {
    const because: RuleBecause = {
      rule: 'order',
      ruleId: 'order',
      applied: false,
      obstacle,
      ...{ minimumMinor: 2000, placedMinor: 1999 },
    }
    expect(renderRule(because, speech).length).toBeGreaterThan(10)
  }
  const spend = { rule: 'spend', ruleId: 's', applied: true, basisMinor: 2850 } as const
  for (const rounding of ['floor', 'nearest', 'ceil'] as const)
    renderRule({ ...spend, points: 1, perMinor: 100, rounding, quantity: 28 }, speech)
  const placed = {
    rule: 'order',
    ruleId: 'o',
    applied: true,
    points: 10,
    placedMinor: 2850,
  } as const
  renderRule({ ...placed, minimumMinor: 0, quantity: 10 }, speech)
  expect(renderRule({ ...placed, minimumMinor: 2000, quantity: 10 }, speech)).toBe(
    '10 points for the order, which was $28.50 when placed (at least $20.00 needed)',
  )
  for (const rule of ruleNames) expect(ruleName(rule, 'en')).not.toContain('rule.')
})

test('how far a reward is, and what it gives back', () => {
  expect(renderReach('$5 off', { orders: 2, givesBackPercent: 5 }, 'en')).toBe(
    '$5 off after 2 such orders, giving back 5% of what was spent',
  )
  expect(renderReach('10% off', { orders: 1, givesBackPercent: null }, 'en')).toBe(
    '10% off after 1 such order',
  )
  expect(renderReach('$5 off', { orders: null, givesBackPercent: null }, 'en')).toContain('nothing')
})

test('a rule that has a name is called by it where changes are listed', () => {
  const before = defaultSettings('USD')
  const [spend, , signup] = before.rules
  const after = { ...before, rules: [signup!, { ...spend!, title: 'Coffee week' }] }
  expect(compareVersions(before, after).map((change) => renderChange(change, speech))).toEqual([
    'Earning: 1 point for every $1 spent becomes Coffee week: 1 point for every $1 spent',
    'Ways to earn: in another order',
  ])
})

test('every change of a program has words', () => {
  const before = defaultSettings('USD')
  before.rewards[0]!.minimumMinor = 5000
  before.expiry = anExpiry({ kind: 'months', months: 1 })
  before.pendingDays = 1
  const after: ProgramSettings = structuredClone(before)
  Object.assign(after, { name: 'Fern Club', pendingDays: 0, expiry: neverExpires, graceDays: 60 })
  Object.assign(after, { rounding: 'ceil', pointsName: { one: 'leaf', other: 'leaves' } })
  Object.assign(after.rules[0]!, { points: 2, minimumMinor: 2500 })
  after.rules[1]!.isOn = true
  after.rules[2]!.isOn = false
  after.rules.push({ kind: 'signup', id: 'new', isOn: true, points: 5 })
  after.rewards[0]!.points = 120
  after.rewards[1]!.isOn = false
  const added = { id: 'new', validDays: 1, title: 'Five off' }
  after.rewards.push(Object.assign(structuredClone(after.rewards[0]!), added))
  const words = (from: ProgramSettings, to: ProgramSettings) =>
    compareVersions(from, to).map((change) => renderChange(change, speech))
  expect(words(before, after)).toContain(
    'Earning: 1 point for every $1 spent becomes 2 points for every $1 spent, on orders of $25 or more',
  )
  expect(words(before, after)).toContain(
    'Waiting time before points can be spent: 1 day becomes none',
  )
  expect(words(after, before)).toHaveLength(words(before, after).length)
  expect(rewardInWords(before.rewards[0]!, speech)).toBe(
    '$5 off for 100 points, on orders of $50 or more, usable for 90 days',
  )
  Object.assign(after, { shortfall: 'debt', returnSpent: 'never', movesUnannounced: false })
  const yearly = { kind: 'yearly', month: 3, day: 31 } as const
  const expiries = [
    { kind: 'months', months: 24 } as const,
    { kind: 'days', days: 30 } as const,
    { kind: 'inactivity', months: 6 } as const,
    yearly,
    { ...yearly, graceDays: 14 },
  ]
  const said = expiries.map((policy) => {
    after.expiry = anExpiry(policy)
    return words(before, after)
      .find((one) => one.startsWith('Points expire'))
      ?.split('becomes ')[1]
  })
  expect(said).toEqual([
    '24 months after they became available',
    '30 days after they became available',
    '6 months after the last activity',
    'every year on March 31',
    'every year 14 days after March 31',
  ])
})

test('every problem of a field has words', () => {
  const problems = 'missing wrong not_whole at_least:1 at_most:365 too_long:1 too_long:40'.split(
    ' ',
  )
  for (const problem of [...problems, 'not_a_number']) renderFieldProblem(problem, 'en')
  expect(renderFieldProblem('at_least:100', 'en', 'USD')).toBe('Enter $1.00 or more')
})

test('every finding and every problem of a code says what to do', () => {
  const named = { orderName: '#1', code: 'FERN', label: '$5 off', name: 'Spring' }
  const detail = { from: 'USD', to: 'EUR', reason: 'too long', ...named }
  const points = { booked: '100', due: '50' }
  for (const kind of Object.keys(en.finding)) {
    expect(
      renderFinding(kind as 'webhook_lost', { ...detail, ...points }, 'en').length,
    ).toBeGreaterThan(20)
  }
  for (const problem of Object.keys(en.problem)) renderCodeProblem(problem, 'en')
  expect(renderCodeProblem('used_after_returned', 'en')).toBe(en.problem.used_after_ended)
  expect(renderCodeProblem('Title is too long', 'en')).toBe('Title is too long')
})

test('one is said otherwise than none or several, and thousands are grouped', () => {
  const stems = Object.keys(en.count).map((name) => name.replace(/_(one|other)$/, ''))
  const inWords = (stem: string, count: number) =>
    renderCount(stem as 'days', count, 'en', { date: 'May 3' })
  for (const stem of stems) for (const count of [1, 2]) inWords(stem, count)
  expect(inWords('members_behind', 0)).toMatch(/^0 members see /)
  expect(inWords('members_behind', 1)).toMatch(/^1 member sees /)
  expect(inWords('members_behind', 1200)).toMatch(/^1,200 members see /)
  expect(inWords('expire', 1)).toBe('Expires May 3')
})

test('every account and every state of a redemption has a name', () => {
  for (const account of Object.keys(en.account)) accountName(account as 'pending', 'en')
  for (const status of Object.keys(en.redemption)) redemptionStatusName(status as 'used', 'en')
})

test('ways and rewards are labelled in the currency of the shop, with its own decimals', () => {
  const yen = wayLabel(defaultSettings('JPY').rules[0]!, { ...speech, currency: 'JPY' })
  expect(yen).toBe('1 point for every ¥100 spent')
  expect(rewardLabel(defaultSettings('KWD').rewards[0]!, 'KWD', 'en')).toContain('5 off')
  expect(formatMoney(1400, 'USD', 'en')).toBe('$14.00')
  expect(formatMoney(1400, 'KWD', 'en')).toContain('1.400')
  expect(formatMoney(1450, 'EUR', 'de', 'short')).toContain('14,50')
  expect(formatPoints(2500, speech.pointsName, 'en')).toBe('2,500 points')
  expect(formatPoints(-1, speech.pointsName, 'en')).toBe('−1 point')
  expect(formatPoints(2500, { one: 'ポイント', other: 'ポイント' }, 'ja')).toBe('2,500ポイント')
  expect(listInARow(['1 × A', '2 × B'], 'ja-JP')).toBe('1 × A、2 × B')
})

test('what something changes by bears its sign, with a real minus in every language', () => {
  expect([104, 0, -1400].map((one) => formatSigned(one, 'en'))).toEqual(['+104', '0', '−1,400'])
  for (const language of languages) {
    expect(formatSigned(-14, language)).toMatch(/^\u200e?−14$/)
    expect(formatNumber(-14, language)).toMatch(/^\u200e?−14$/)
    expect(formatMoney(-1400, 'USD', language)).not.toContain('-')
  }
})
