// All we hold of one member, for a person who asks for it. Everything here is also in the tables:
// an export is a reading, and the order of its parts is the order of time.
import type { ShopTx } from '../../db.server.ts'
import { exportContests, type StatedContest } from '../contests/member-contests.server.ts'
import { exportDeeds, type StatedDeeds } from '../deeds/export-deeds.server.ts'
import { exportIdeas, type StatedIdeas } from '../ideas/member-ideas.server.ts'
import { readFarings } from '../membership/challenges/read-farings.server.ts'
import { readNickname } from '../membership/nickname/read-nicknames.server.ts'
import type { Birthday } from '../membership/profile/profile.ts'
import { readProfile } from '../membership/profile/read-profile.server.ts'
import { exportOffers, type OffersExport } from '../personal-offers/member-offers.server.ts'
import type { Faring } from '../program/challenges/faring.ts'
import type { Reward } from '../reward-kinds/catalogue.ts'
import { staffCode } from '../reward-kinds/staff-code.ts'
import { exportAnswers, type StatedAnswer } from '../surveys/member-answers.server.ts'
import { exportFriends, type FriendsExport } from './export-friends.server.ts'

interface StatedRedemption {
  id: string
  status: string
  /** Of a code that is money only the end: a file is passed on. Null without a code. */
  code: string | null
  points: number
  createdAt: string
  note: string | null
  tracking: string | null
}

export interface MemberExport extends FriendsExport, OffersExport {
  /** Null once they asked to be forgotten. */
  customerId: string | null
  memberId: string
  joinedAt: string
  /** Where they live, as two letters. */
  country: string | null
  /** What they told of themselves. */
  profile: { birthday: Birthday | null; gender: string | null; toldAt: string | null }
  /** By which others see them; null: they never chose one. */
  nickname: { nickname: string | null; chosenAt: string } | null
  balances: {
    asset: string
    pending: number
    available: number
    held: number
    outstanding: number
  }[]
  transfers: {
    at: string
    asset: string
    from: string
    to: string
    amount: number
    orderId: string | null
    because: unknown
  }[]
  orders: { id: string; name: string; processedAt: string }[]
  membership: { kind: string; at: string; detail: unknown }[]
  redemptions: StatedRedemption[]
  facts: { kind: string; occurredAt: string; data: unknown }[]
  deeds: StatedDeeds
  answers: StatedAnswer[]
  contests: StatedContest[]
  board: StatedIdeas
  challenges: StatedChallenge[]
}

interface StatedChallenge {
  name: string
  period: string
  count: number
  target: number
  reachedAt: string | null
}

/** @returns null where the customer is no member, or was forgotten. */
export async function exportMember(shop: ShopTx, customerId: string): Promise<MemberExport | null> {
  const { shopId, db } = shop
  const member = await db.member.findFirst({ where: { shopId, customerId }, select: { id: true } })
  return member ? exportMemberById(shop, member.id) : null
}

/** @returns null for an unknown member. */
export async function exportMemberById(shop: ShopTx, id: string): Promise<MemberExport | null> {
  const { shopId, db } = shop
  const member = await db.member.findUnique({ where: { shopId_id: { shopId, id } } })
  if (!member) return null
  // What was booked before somebody was merged into them is theirs, under the id of that time.
  const theirs = { shopId, mergedInto: id }
  const merged = await db.member.findMany({ where: theirs, select: { id: true } })
  const memberId = { in: [id, ...merged.map((one) => one.id)] }
  const where = { shopId, memberId }
  const { birthday, gender, toldAt } = await readProfile(shop, id)
  const [balances, transfers, orders, membership, redemptions, facts, deeds, friends] =
    await Promise.all([
      db.balance.findMany({
        where: { shopId, memberId: id },
        omit: { shopId: true, memberId: true },
      }),
      db.transfer.findMany({ where, orderBy: { id: 'asc' } }),
      db.order.findMany({
        where,
        orderBy: { processedAt: 'asc' },
        select: { id: true, name: true, processedAt: true },
      }),
      db.membershipChange.findMany({ where, orderBy: { id: 'asc' } }),
      db.redemption.findMany({ where, orderBy: { createdAt: 'asc' } }),
      db.fact.findMany({ where, orderBy: { occurredAt: 'asc' } }),
      exportDeeds(shop, memberId.in),
      exportFriends(shop, memberId.in),
    ])
  return {
    customerId: member.customerId,
    memberId: member.id,
    joinedAt: member.joinedAt.toISOString(),
    country: member.country,
    profile: { birthday, gender, toldAt: toldAt?.toISOString() ?? null },
    nickname: await stateNickname(shop, id),
    balances,
    transfers: transfers.map(({ occurredAt, asset, from, to, amount, orderId, because }) => ({
      at: occurredAt.toISOString(),
      asset,
      from,
      to,
      amount,
      orderId,
      because,
    })),
    orders: orders.map((order) => ({ ...order, processedAt: order.processedAt.toISOString() })),
    membership: membership.map(stateChange),
    redemptions: redemptions.map(({ id, status, code, points, createdAt, ...row }) => ({
      id,
      status,
      code: staffCode((row.reward as unknown as Reward).kind, code),
      points,
      createdAt: createdAt.toISOString(),
      note: row.note,
      tracking: row.tracking,
    })),
    facts: facts.map(({ kind, occurredAt, data }) => ({
      kind,
      occurredAt: occurredAt.toISOString(),
      data,
    })),
    deeds,
    ...friends,
    challenges: await stateChallenges(shop, id),
    ...(await exportSaid(shop, memberId.in)),
  }
}

interface ChangeRow {
  kind: string
  occurredAt: Date
  detail: unknown
}

const stateChange = ({ kind, occurredAt, detail }: ChangeRow) => ({
  kind,
  at: occurredAt.toISOString(),
  detail,
})

async function stateNickname(shop: ShopTx, id: string): Promise<MemberExport['nickname']> {
  const kept = await readNickname(shop, id)
  return kept && { nickname: kept.nickname, chosenAt: kept.chosenAt.toISOString() }
}

/** What they answered, entered, posted, voted for, and were offered. */
const exportSaid = async (shop: ShopTx, memberIds: string[]) => ({
  answers: await exportAnswers(shop, memberIds),
  contests: await exportContests(shop, memberIds),
  board: await exportIdeas(shop, memberIds),
  ...(await exportOffers(shop, memberIds)),
})

async function stateChallenges(shop: ShopTx, id: string): Promise<StatedChallenge[]> {
  return ((await readFarings(shop, [id])).get(id) ?? []).map(stateChallenge)
}

const stateChallenge = ({ badge, period, count, target, reachedAt }: Faring): StatedChallenge => ({
  name: badge.name,
  period,
  count,
  target,
  reachedAt: reachedAt && new Date(reachedAt).toISOString(),
})
