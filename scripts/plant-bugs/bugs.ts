// Bugs that a program like this one can have, each as a change of one place, and who has to find
// it.

import { askingBugs } from './asking-bugs.ts'
import type { Bug } from './bug.ts'
import { campaignBugs } from './campaign-bugs.ts'
import { challengeBugs } from './challenge-bugs.ts'
import { friendBugs } from './friend-bugs.ts'
import { lineBugs } from './line-bugs.ts'
import { planBugs } from './plan-bugs.ts'
import { tierBugs } from './tier-bugs.ts'

const settlement = 'app/loyalty/settlement'
const rules = 'app/loyalty/rules'

export const bugs: Bug[] = [
  ...campaignBugs,
  ...planBugs,
  ...friendBugs,
  ...lineBugs,
  ...challengeBugs,
  ...askingBugs,
  ...tierBugs,
  {
    name: 'a refund is valued by the program of the day it came',
    where: { file: `${settlement}/value-orders.server.ts` },
    find: 'before?.inputs ?? selectInputs(program, snapshot)',
    replace: 'selectInputs(program, { ...snapshot, processedAt: snapshot.updatedAt })',
    finder: 'postgres',
  },
  {
    name: 'what came back of spent points with one refund comes back with the next once more',
    where: { file: `${settlement}/returns/plan-return.ts` },
    find: 'let left = due - returned',
    replace: 'let left = due - 0 * returned',
    finder: 'postgres',
  },
  {
    name: 'what was waived is not made good before points are given again',
    where: { file: `${settlement}/give.ts` },
    find: "undo('waived', waived, 'unwaived')",
    replace: "undo('waived', 0, 'unwaived')",
    finder: 'pure',
  },
  {
    name: "another order's lot is taken before the order's own",
    where: { file: `${settlement}/take.ts` },
    find: 'if (own) {',
    replace: 'if (own && missing < 0) {',
    finder: 'pure',
  },
  {
    name: 'what has expired is left with the program, and waived besides',
    where: { file: `${settlement}/take.ts` },
    find: "from('expired', own.expired, own, 'expired')",
    replace: '',
    finder: 'postgres',
  },
  {
    name: 'an older state of an order wins over a newer one',
    where: { file: `${settlement}/choose-snapshots.ts` },
    find: "if (told.updatedAt < newest.updatedAt) return 'older'",
    replace: "if (told.updatedAt < newest.updatedAt) return 'newer'",
    finder: 'pure',
  },
  {
    name: 'two states with one stamp count as the same',
    where: { file: `${settlement}/choose-snapshots.ts` },
    find: "'same' : 'unclear'",
    replace: "'same' : 'same'",
    finder: 'postgres',
  },
  {
    name: 'a merge forgets when points end',
    where: { sql: 'merge_members' },
    find: 'UPDATE lots l SET member_id = p_kept,',
    replace: 'UPDATE lots l SET expires_at = NULL, member_id = p_kept,',
    finder: 'postgres',
  },
  {
    name: 'points that come back are given no days of grace',
    where: { sql: 'restore_redemption' },
    find: 'PERFORM keep_lots(',
    replace: 'PERFORM (',
    finder: 'postgres',
  },
  {
    name: 'what is earned does not pay what is owed',
    where: { sql: 'debts_to_pay' },
    find: 'AND b.debt > 0',
    replace: 'AND b.debt < 0',
    finder: 'postgres',
  },
  {
    name: 'a reward is claimed without its lock',
    where: { sql: 'claim_reward' },
    find: 'PERFORM pg_advisory_xact_lock(v_key);',
    replace: '',
    finder: { test: 'tests/database/rewards/stock-and-limits.test.ts' },
  },
  {
    name: 'a merge does not wait for settlements',
    where: { sql: 'lock_merging' },
    find: "SELECT pg_advisory_xact_lock(hashtextextended('merging', p_shop_id))",
    replace: 'SELECT NULL::void',
    finder: { test: 'tests/database/concurrency/merging.test.ts' },
  },
  {
    name: 'a redemption that was merged meanwhile is changed under the lock of whose it was',
    where: { file: 'app/loyalty/rewards/change-redemption.server.ts' },
    find: 'if (known?.memberId === memberId) return known',
    replace: 'if (memberId) return known',
    finder: { test: 'tests/database/concurrency/merged-redemptions.test.ts' },
  },
  {
    name: 'a discount bought with points is known by its letters and their case',
    where: { file: `${rules}/count-lines.ts` },
    find: 'ownCodes.some((one) => one.toLowerCase() === code.toLowerCase())',
    replace: 'ownCodes.some((one) => one === code.toLowerCase())',
    finder: 'pure',
  },
  {
    name: 'a stamp stays with its card when its drink goes back',
    where: { file: `${rules}/count-lines.ts` },
    find: 'Math.max(0, units - freeUnits(',
    replace: 'Math.max(0, line.quantity - freeUnits(',
    finder: 'pure',
  },
  {
    name: 'shipping that was given back goes on to earn',
    where: { file: `${rules}/count-extras.ts` },
    find: 'shipping.placedMinor - shipping.refundedMinor',
    replace: 'shipping.placedMinor',
    finder: 'pure',
  },
  {
    name: 'what was paid with a gift card counts',
    where: { file: `${rules}/remaining.ts` },
    find: '(countsGiftCardPayments ? 0 : giftCardMinor) +',
    replace: '',
    finder: 'pure',
  },
  {
    name: 'of several rules the first one counts, whatever gives more',
    where: { file: 'app/loyalty/earning/choose-rules.ts' },
    find: '|| other.quantity - one.quantity',
    replace: '',
    finder: 'pure',
  },
  {
    name: 'who is chosen to end a deadlock is not tried again',
    where: { file: 'app/db.server.ts' },
    find: '|| !retryable.test(describe(error))',
    replace: '|| retryable.test(describe(error))',
    finder: { test: 'tests/database/concurrency/deadlocks.test.ts' },
  },
  {
    name: 'what was charged back frees a limit',
    where: { file: 'app/loyalty/earning/known-at.ts' },
    find: 'withoutChargeback(withoutPaidAt(inputs))',
    replace: 'withoutPaidAt(inputs)',
    finder: 'pure',
  },
  {
    name: 'a dispute that no webhook told is not looked for',
    where: { file: 'app/jobs/sweep/sweep-disputes.ts' },
    find: 'await requestFetches(shop, wanted, now)',
    replace: '',
    finder: 'postgres',
  },
  {
    name: 'who sent everything back is new again',
    where: { file: 'app/loyalty/earning/stood-until.ts' },
    find: 'if (!wasPaid(snapshot, observed)) return null',
    replace: "if (!wasPaid(snapshot, observed) || snapshot.payment === 'refunded') return null",
    finder: 'pure',
  },
  {
    name: 'an order that was called off later was never one',
    where: { file: 'app/loyalty/earning/used-points.ts' },
    find: 'filter((until) => until > known)',
    replace: 'filter((until) => until === Number.POSITIVE_INFINITY)',
    finder: 'pure',
  },
  {
    name: 'only orders of the month are counted where a rule asks which one it is',
    where: { file: 'app/loyalty/earning/look-back.ts' },
    find: '  countsOrders(settings) ||\n  hasTiers',
    replace: '  hasTiers',
    finder: 'postgres',
  },
  {
    name: 'a refund lowers the tier that later orders were valued by',
    where: { file: 'app/loyalty/earning/tiers/tier-orders.ts' },
    find: 'sumsOf(inputs, knownAt(snapshot, from))',
    replace: 'sumsOf(inputs, snapshot)',
    finder: 'pure',
  },
]
