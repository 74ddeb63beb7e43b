// Bugs that giving for friends can have.
import type { Bug } from './bug.ts'

const tie = 'app/loyalty/referrals/tie-of.ts'
const referral = 'app/loyalty/settlement/referrals/referral-of.ts'
const givenOnce = { test: 'tests/database/referrals/given-once.test.ts' }

export const friendBugs: Bug[] = [
  {
    name: 'an order without a code makes nobody look at the friend again',
    where: { file: 'app/loyalty/settlement/referrals/list-friends-among.server.ts' },
    find: "AND snapshot ? 'referralCode'",
    replace: "AND snapshot ? 'referralCode' AND false",
    finder: givenOnce,
  },
  {
    name: 'a first order stays the first, also where it was called off before the next',
    where: { file: tie },
    find: '(stoodUntil ?? 0) <= placedAt',
    replace: 'stoodUntil === null',
    finder: 'pure',
  },
  {
    name: "a friend's days are counted from when they ordered, whenever they paid",
    where: { file: referral },
    find: 'new Date(observed?.paidAt ?? snapshot.processedAt)',
    replace: 'new Date(snapshot.processedAt)',
    finder: { test: 'app/loyalty/settlement/referrals/referral-of.test.ts' },
  },
  {
    name: 'what comes back after the days takes what was given for a friend',
    where: { file: referral },
    find: 'held && before.dueAt && lossAt(held, before.dueAt)',
    replace: 'held && before.dueAt && lossAt(held, now)',
    finder: { test: 'tests/database/referrals/referrals.test.ts' },
  },
  {
    name: 'an earlier order that is told late leaves what was given for a friend',
    where: { file: referral },
    find: 'const reason = loss || (isOld ? null : moved(known, before))',
    replace: 'const reason = loss || null',
    finder: 'pure',
  },
  {
    name: 'whoever takes a decision back leaves aside what was told meanwhile',
    where: { file: 'app/loyalty/settlement/referrals/decide-referral.server.ts' },
    find: 'await keepReferrals(tx, [row.friendId], now)',
    replace: 'void keepReferrals',
    finder: givenOnce,
  },
  {
    name: 'two friends who are one keep what both were given',
    where: { file: 'app/loyalty/settlement/merge/merge-referrals.server.ts' },
    find: 'if (isGiven(weaker)) await',
    replace: 'if (!weaker) await',
    finder: givenOnce,
  },
]
