// What can happen to friends in a history: somebody comes by a member's code, orders, and what
// they ordered holds or does not.
import fc from 'fast-check'

/** Who comes by whose code. */
const friend = fc.constantFrom(1, 1, 1, 2, 0)
const sender = fc.constantFrom(0, 0, 0, 1, 2)

export const friends = {
  /** A stranger takes the place of a customer, who stays who they are. */
  meet: fc.record({ kind: fc.constant('meet' as const), customer: friend }),
  type: fc.record({ kind: fc.constant('typeCode' as const), customer: friend, by: sender }),
  hold: fc.record({ kind: fc.constant('holdFriends' as const) }),
  decide: fc.record({
    kind: fc.constant('decideFriend' as const),
    customer: friend,
    intent: fc.constantFrom('accept' as const, 'reject' as const, 'undo' as const),
  }),
}

/** The place of whose code an order carries; null: it carries none. */
export const sentBy = fc.constantFrom(...Array<null>(12).fill(null), 0, 1, 2)

/** Most programs give for friends; few of them so little that somebody has to look. */
export const friendRule = fc.record({
  kind: fc.constant('referral' as const),
  id: fc.constant('friends'),
  isOn: fc.constantFrom(true, true, true, false),
  points: fc.constantFrom(13, 40),
  friendPoints: fc.constantFrom(0, 7, 25),
  minimumMinor: fc.constantFrom(0, 0, 1999, 5000),
  holdDays: fc.constantFrom(1, 1, 14, 30),
  monthMaximum: fc.constantFrom(null, null, 1),
  weekMaximum: fc.constantFrom(100, 100, 1),
})
