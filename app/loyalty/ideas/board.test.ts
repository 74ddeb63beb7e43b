import { expect, test } from 'vitest'
import {
  type Board,
  decide,
  decidePosting,
  decideVoting,
  decisionsFor,
  freshBoard,
} from './board.ts'
import { ideaStates } from './idea.ts'

const on: Board = { ...freshBoard, isOn: true, mostWaiting: 2, mostWeekly: 3 }
const free = { isBarred: false, waiting: 0, posted: 0 }
const codeOf = (result: ReturnType<typeof decidePosting>) =>
  result.ok ? 'ok' : result.refusal.code
const tiers: Board['posting'] = {
  who: 'tiers',
  tiers: [
    { id: 'plus', title: 'Plus' },
    { id: 'prime', title: 'Prime' },
  ],
  segment: null,
}
const segment: Board['posting'] = { who: 'segment', tiers: [], segment: '3' }

test.each([
  ['a board that is on takes ideas', on, free, 'ok'],
  ['one that is off takes none', freshBoard, free, 'ideas_off'],
  ['one may still wait', on, { ...free, waiting: 1 }, 'ok'],
  ['as many wait as may', on, { ...free, waiting: 2 }, 'too_many_ideas_waiting'],
  ['one more this week', on, { ...free, posted: 2 }, 'ok'],
  ['as many were posted as may be in a week', on, { ...free, posted: 3 }, 'too_many_ideas_weekly'],
  ['others may', { ...on, posting: segment }, { ...free, isBarred: true }, 'idea_post_for_segment'],
  [
    'another tier may',
    { ...on, posting: tiers },
    { ...free, isBarred: true },
    'idea_post_for_tiers',
  ],
])('posting: %s', (_, board, poster, code) => {
  expect(codeOf(decidePosting(board, poster))).toBe(code)
})

test('whoever may not post is told which tiers may', () => {
  const result = decidePosting({ ...on, posting: tiers }, { ...free, isBarred: true })
  expect(result).toMatchObject({ refusal: { details: { tiers: 'Plus, Prime' } } })
})

test.each([
  ['everybody may', on, false, 'ok'],
  ['nobody may while the board is off', freshBoard, false, 'ideas_off'],
  ['another tier may', { ...on, voting: tiers }, true, 'idea_vote_for_tiers'],
  ['others may', { ...on, voting: segment }, true, 'idea_vote_for_segment'],
])('voting: %s', (_, board, isBarred, code) => {
  expect(codeOf(decideVoting(board, { isBarred }))).toBe(code)
})

test('what can be decided of an idea follows from its state', () => {
  expect(Object.fromEntries(ideaStates.map((state) => [state, decisionsFor(state)]))).toEqual({
    waiting: ['accept', 'decline'],
    shown: ['decline', 'undo', 'remove'],
    declined: ['accept', 'undo'],
    removed: ['accept', 'undo'],
    withdrawn: [],
  })
})

test('nothing is seen but what was accepted', () => {
  const shown = ideaStates.flatMap((state) =>
    decisionsFor(state).filter((one) => decide(state, one) === 'shown'),
  )
  expect([...new Set(shown)]).toEqual(['accept'])
})
