import { describe, expect, test } from 'vitest'
import { handyMinor } from '../../kernel/money.ts'
import { pointWorth } from '../../reward-kinds/point-worth.ts'
import { checkSettings } from '../check-settings.ts'
import { defaultSettings } from '../default-settings.ts'
import type { ProgramSettings } from '../settings.ts'
import { templateNames } from '../templates/catalogue.ts'
import {
  readFirstRun,
  returnChoices,
  shareChoices,
  type WholeAnswers,
  wholeAnswers,
  wishChoices,
  withAnswer,
} from './first-run.ts'
import { firstSettings } from './first-settings.ts'
import { handy } from './fit-share.ts'
import { proposeTemplates } from './propose-templates.ts'

const answers = (given: Partial<WholeAnswers> = {}): WholeAnswers => ({
  comesBack: 'monthly',
  wish: 'bigger',
  share: '5',
  ...given,
})

const all = wishChoices.flatMap((wish) =>
  returnChoices.map((comesBack) => answers({ wish, comesBack })),
)

test.each(all)('$wish and $comesBack: one program is proposed, and two others', (given) => {
  expect(new Set(proposeTemplates(given)).size).toBe(3)
  // What waits for products that only the shop knows is nobody's first.
  expect(['sip_card', 'book_club']).not.toContain(proposeTemplates(given)[0])
})

const cases = templateNames.flatMap((template) =>
  ['USD', 'JPY', 'KWD', 'HUF'].flatMap((currency) =>
    shareChoices.map((share) => ({ template, currency, share })),
  ),
)

test.each(cases)('$template in $currency giving back $share % can be saved', (one) => {
  for (const averageMinor of [null, 3 * handyMinor(one.currency), 480 * handyMinor(one.currency)]) {
    const first = { ...one, answers: answers({ share: one.share }), averageMinor }
    const settings = firstSettings(defaultSettings(one.currency), first)
    expect(checkSettings(settings)).toMatchObject({ isValid: true })
  }
})

const fitted = (
  template: (typeof templateNames)[number],
  share: WholeAnswers['share'],
  averageMinor: number | null = null,
) =>
  firstSettings(defaultSettings('USD'), {
    template,
    currency: 'USD',
    answers: answers({ share }),
    averageMinor,
  })

/** In percent of what is spent, at the reward that gives the most. */
function shareOf({ rules, rewards }: ProgramSettings, orderMinor: number): number {
  const [rule] = rules.filter((one) => one.isOn)
  const { minorPerPoint = 0 } = pointWorth(rewards, 0) ?? {}
  const points =
    rule?.kind === 'spend'
      ? (rule.points * orderMinor) / rule.perMinor
      : rule?.kind === 'order'
        ? rule.points
        : 0
  return (100 * points * minorPerPoint) / orderMinor
}

describe.each(shareChoices)('giving back %s %%', (share) => {
  test.each(['points_for_spending', 'insiders', 'giving_back'] as const)(
    '%s does, whatever is spent',
    (template) => {
      expect(shareOf(fitted(template, share), 5000)).toBeCloseTo(Number(share), 5)
    },
  )

  test.each([2500, 4000, 12_000])('slice of the pie does on orders of %i', (averageMinor) => {
    const given = shareOf(fitted('slice_of_the_pie', share, averageMinor), averageMinor)
    // Amounts are whole, so it is about that: a step of one unit at most.
    expect(Math.abs(given - Number(share))).toBeLessThan(100 * (100 / averageMinor) + 0.5)
  })

  test('a full card is worth about one of what fills it', () => {
    const { rules, rewards } = fitted('sip_card', share)
    const needed = Math.round(100 / Number(share))
    expect(rules[0]).toMatchObject({ needed })
    expect(rewards[0]).toMatchObject({ points: needed })
  })
})

test.each([
  ['2', 125],
  ['5', 50],
  ['10', 25],
] as const)(
  'where %s percent are given back a welcome of %i points is worth what it was',
  (share, points) => {
    expect(fitted('points_for_spending', share).rules).toContainEqual(
      expect.objectContaining({ id: 'signup', points }),
    )
  },
)

test('what paid members have for being members costs what it did', () => {
  const prices = fitted('book_club', '2').rewards.map(({ points }) => points)
  expect(prices).toEqual([1, 250])
})

test.each([
  ['rarely', 24],
  ['monthly', 12],
  ['weekly', 6],
] as const)('customers who come %s lose nothing for %i months', (comesBack, months) => {
  const first = { template: 'insiders', currency: 'USD', averageMinor: null } as const
  const { expiry } = firstSettings(defaultSettings('USD'), {
    ...first,
    answers: answers({ comesBack }),
  })
  expect(expiry).toMatchObject({ kind: 'inactivity', months })
})

test('stamps that never end stay so', () => {
  expect(fitted('sip_card', '5').expiry.kind).toBe('never')
})

test.each([
  [1, 1],
  [7, 7],
  [13, 13],
  [47, 45],
  [100, 100],
  [166, 175],
  [251, 250],
  [625, 650],
  [1234, 1250],
])('%i is said as %i', (amount, said) => {
  expect(handy(amount)).toBe(said)
})

test('what was kept is read, and what is no answer any more was not given', () => {
  const none = {
    answers: { comesBack: null, wish: null, share: null },
    template: null,
    revision: null,
  }
  for (const stored of [null, undefined, {}, { answers: 7, template: 'gone' }, { answers: null }])
    expect(readFirstRun(stored)).toEqual(none)
  const stored = { answers: { comesBack: 'weekly', wish: 'gold' }, template: 'insiders' }
  expect(readFirstRun(stored)).toEqual({
    answers: { comesBack: 'weekly', wish: null, share: null },
    template: 'insiders',
    revision: null,
  })
})

test('an answer from outside is one of those there are', () => {
  const { answers: open } = readFirstRun(null)
  expect(withAnswer(open, 'share', '10')).toEqual({ ...open, share: '10' })
  for (const [question, choice] of [
    ['share', '11'],
    ['wish', ''],
    ['toString', 'x'],
    ['__proto__', 'x'],
  ] as const)
    expect(withAnswer(open, question, choice)).toBe(null)
  expect(wholeAnswers(open)).toBe(null)
  expect(wholeAnswers(answers())).toEqual(answers())
})
