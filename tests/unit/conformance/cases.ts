// Where each worked example of our collection is tried, by its number: in which file, whose tests
// are named after it, or why there is nothing to try. Collected from the tests and the handbooks of
// other programs; figures that a vendor disputes stand under L, each position under its setting.

const earning = 'tests/unit/conformance/earning.test.ts'
const refunds = 'tests/unit/conformance/refunds.test.ts'
const redeeming = 'tests/unit/conformance/redeeming.test.ts'
const books = 'tests/database/books/conformance.test.ts'
const ends = 'tests/database/books/ends-of-points.test.ts'
const tiers = 'tests/unit/conformance/tiers.test.ts'
const heldTiers = 'tests/database/books/tiers.test.ts'
const deliveries = 'tests/database/books/deliveries.test.ts'

interface Case {
  file?: string
  /** The test there, where it has a name of its own. */
  test?: string
  /** What is decided otherwise, or why there is nothing to try. */
  note?: string
}

export const cases: Record<string, Case> = {
  A1: { file: earning },
  A3: {
    file: earning,
    note: 'refused where it is published, so that it never has to be read as 0',
  },
  A5: { file: earning },
  A7: { file: earning },
  A9: { file: earning },
  A11: { file: earning },
  A13: { file: earning },
  A15: { file: earning },
  A17: { file: earning },
  A19: { file: earning, note: 'points are whole: two decimals are points of a hundredth' },
  A21: { file: earning },
  A23: { file: earning, note: 'prices of rewards are whole points, so that none is rounded' },
  A25: { file: earning },
  A27: { file: earning },
  A29: { file: earning, note: 'a label is a collection' },
  A31: { file: earning },
  A33: { file: earning },
  A35: { file: earning },
  A37: { file: earning },
  B1: { file: earning },
  B3: { file: earning },
  B5: { file: earning },
  B7: { file: earning },
  B9: { file: earning },
  B11: { file: earning, note: 'orders are counted in the currency of the shop, converted by it' },
  B13: { file: earning },
  C1: { file: tiers },
  C3: { file: tiers },
  D1: { file: refunds },
  D3: { file: refunds, note: 'what remains is rounded, never what is taken' },
  D5: { file: refunds },
  D7: { file: refunds },
  D9: { file: refunds, note: 'decided otherwise than the source: at the rate of the award' },
  D11: { file: refunds },
  D13: { file: refunds },
  D15: { file: books },
  D17: { file: refunds },
  D19: { file: refunds, note: 'what is left on a card is known to who issued it alone' },
  E1: { file: books },
  E3: { file: books },
  E5: { file: books },
  F1: { file: books },
  F3: { file: books },
  F5: { file: books },
  F7: { file: books, note: 'decided otherwise: spending more than there is is refused' },
  F9: { file: books },
  F11: { file: books },
  F13: { file: books },
  F15: { file: books },
  F17: { file: books },
  F19: { file: books },
  F21: { file: books },
  F23: {
    file: redeeming,
    note: 'a life of 0 months cannot be chosen; the end of the day is tried',
  },
  F25: { file: redeeming },
  F27: { file: books },
  F29: { file: books },
  G1: { file: books },
  G3: { file: books },
  G5: { file: books },
  G7: { file: books, note: 'a debit by hand is refused, too' },
  H1: { file: redeeming },
  H3: { file: redeeming, note: 'decided otherwise: the code asks for an order twice its worth' },
  H5: { file: redeeming },
  H7: { file: redeeming },
  H9: { file: redeeming },
  H11: { file: books },
  H13: { note: 'a free product is one unit for one price; more units are more redemptions' },
  H15: { file: redeeming, note: 'the member chooses how much; a code is never more than was paid' },
  H17: { file: books },
  H19: { file: books },
  H21: { note: 'what is left of store credit is known to who honours it alone' },
  H23: { file: books },
  I1: { file: tiers, note: 'an order counts for those after it; what everybody holds is no tier' },
  I3: { file: tiers, note: 'points count once their order is paid, be they spent or not' },
  I5: { file: tiers },
  I7: { file: tiers, note: 'decided otherwise: again in each year in which it is reached' },
  I9: {
    file: heldTiers,
    test: 'a refund lowers the tier of today, and none that an order was valued by',
  },
  J1: { file: books },
  J3: { file: deliveries, test: 'an unknown order is let go' },
  J5: { file: books },
  J7: { file: books, note: 'which state is newer is told by its own stamp' },
  L1: { file: refunds },
  L2: { file: refunds, note: 'at the rate of the award' },
  L3: { file: refunds, note: 'what remains earns anew' },
  L4: { file: refunds },
  L5: { file: books },
  L6: {
    file: ends,
    test: 'after inactivity: an order that earns and a redemption each move the end',
  },
  L7: { file: refunds },
  L8: { file: books, note: 'points can be spent once they are there' },
}
