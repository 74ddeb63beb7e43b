import { expect, test } from 'vitest'
import { type PhaseChange, phaseAt, phaseForOrder } from './phase.ts'

const at = (minute: number, ms = 0) => new Date(Date.UTC(2026, 0, 1, 0, minute) + ms)
const change = (number: number, given: Partial<PhaseChange>): PhaseChange => ({
  number,
  phase: 'live',
  effectiveFrom: at(0),
  spendUntil: null,
  testMemberIds: [],
  recordedAt: at(0),
  ...given,
})

test('a program whose phase was never changed is live', () => {
  expect(phaseAt([], at(0))).toMatchObject({ phase: 'live', number: 0 })
  expect(phaseForOrder([], at(0)).phase).toBe('live')
})

test('a change holds for people at once, for orders from its own moment on', () => {
  const changes = [change(1, { phase: 'off', recordedAt: at(10), effectiveFrom: at(11) })]
  expect(phaseAt(changes, at(10, -1)).phase).toBe('live')
  expect(phaseAt(changes, at(10)).phase).toBe('off')
  expect(phaseForOrder(changes, at(11, -1)).phase).toBe('live')
  expect(phaseForOrder(changes, at(11)).phase).toBe('off')
})

test('of two changes before an order the later one counts', () => {
  const changes = [
    change(1, { phase: 'off', effectiveFrom: at(1) }),
    change(2, { phase: 'shadow', effectiveFrom: at(2) }),
  ]
  expect(phaseForOrder(changes, at(3)).phase).toBe('shadow')
  expect(phaseForOrder(changes.toReversed(), at(1)).phase).toBe('off')
})

test('winding down ends by itself, at its very moment', () => {
  const changes = [change(1, { phase: 'winding_down', spendUntil: at(30) })]
  expect(phaseAt(changes, at(30, -1)).phase).toBe('winding_down')
  expect(phaseAt(changes, at(30)).phase).toBe('off')
})
