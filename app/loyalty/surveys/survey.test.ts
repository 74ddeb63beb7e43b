import { describe, expect, test } from 'vitest'
import { checkFields } from '../kernel/check-fields.ts'
import {
  decideAsking,
  formOf,
  freshSurvey,
  type Survey,
  stateOf,
  surveyFormSchema,
  windowOf,
} from './survey.ts'

const at = (text: string) => new Date(text)
const survey: Survey = {
  id: '7b0c1a52-0000-4000-8000-000000000001',
  question: 'How likely are you to recommend us?',
  questions: {},
  points: 50,
  afterOrders: 2,
  startsAt: at('2026-03-10T00:00:00Z'),
  endsAt: at('2026-03-20T00:00:00Z'),
  isOn: true,
}

describe('what is typed', () => {
  const problems = (change: object) => {
    const checked = checkFields(surveyFormSchema, { ...freshSurvey, question: 'Why?', ...change })
    return checked.isValid ? {} : checked.problems
  }

  test.each([
    [{}, {}],
    [{ question: '  ' }, { question: 'missing' }],
    [{ question: 'x'.repeat(200) }, {}],
    [{ question: 'x'.repeat(201) }, { question: 'too_long:200' }],
    [{ questions: { he: 'x'.repeat(201) } }, { 'questions.he': 'too_long:200' }],
    [{ points: 0 }, {}],
    [{ points: -1 }, { points: 'at_least:0' }],
    [{ points: 100_001 }, { points: 'at_most:100000' }],
    [{ points: 1.5 }, { points: 'not_whole' }],
    [{ afterOrders: -1 }, { afterOrders: 'at_least:0' }],
    [{ afterOrders: 101 }, { afterOrders: 'at_most:100' }],
    [{ startsOn: '2026-02-30' }, { startsOn: 'no_date' }],
    [{ endsOn: '2100-01-02' }, { endsOn: 'wrong' }],
    [{ startsOn: '2026-03-10', endsOn: '2026-03-10' }, {}],
    [{ startsOn: '2026-03-10', endsOn: '2026-03-09' }, { endsOn: 'ends_before_start' }],
  ])('%j: %j', (change, found) => {
    expect(problems(change)).toEqual(found)
  })
})

describe('its window', () => {
  const known = { timeZone: 'Asia/Jerusalem', now: at('2026-03-27T09:00:00Z') }

  test('is of whole days of the shop’s clock, also where clocks go forward', () => {
    const days = { startsOn: '2026-03-27', endsOn: '2026-03-27' }
    const window = windowOf(days, known)
    expect(window).toEqual({
      startsAt: at('2026-03-26T22:00:00Z'),
      endsAt: at('2026-03-27T21:00:00Z'),
    })
    expect(formOf({ ...survey, ...window }, known.timeZone)).toMatchObject(days)
  })

  test('begins now and has no end where nothing is typed', () => {
    const nothing = { startsOn: '', endsOn: '' }
    expect(windowOf(nothing, known)).toEqual({ startsAt: known.now, endsAt: null })
    expect(windowOf(nothing, { ...known, begunAt: survey.startsAt }).startsAt).toBe(survey.startsAt)
  })
})

test.each([
  ['2026-03-09T23:59:59.999Z', true, 'planned'],
  ['2026-03-10T00:00:00Z', true, 'running'],
  ['2026-03-19T23:59:59.999Z', true, 'running'],
  ['2026-03-20T00:00:00Z', true, 'over'],
  ['2026-03-12T00:00:00Z', false, 'off'],
  ['2026-03-21T00:00:00Z', false, 'over'],
])('at %s, on: %s, it is %s', (now, isOn, state) => {
  expect(stateOf({ ...survey, isOn }, at(now))).toBe(state)
})

test('who has too few orders is not asked, and nobody is outside of its days', () => {
  const asked = (orders: number, now = '2026-03-12T00:00:00Z') => {
    const decided = decideAsking(survey, { now: at(now), orders })
    return decided.ok ? 'asked' : decided.refusal.code
  }
  expect([asked(1), asked(2), asked(3)]).toEqual(['survey_not_asked', 'asked', 'asked'])
  expect(asked(9, '2026-03-20T00:00:00Z')).toBe('survey_over')
  expect(asked(9, '2026-03-09T00:00:00Z')).toBe('survey_over')
})
