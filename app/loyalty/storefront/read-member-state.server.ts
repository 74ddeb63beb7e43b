// The one reader of a member's state, for many members at once: a handful of statements, however
// many.
import type { ShopTx } from '../../db.server.ts'
import type { Speech } from '../explain/format.ts'
import { type Language, languageOf } from '../explain/languages.ts'
import { nothingHeld, type ToldTier, tellTier } from '../explain/tiers/tell-tier.ts'
import { readFarings } from '../membership/challenges/read-farings.server.ts'
import { listToldBirthdays } from '../membership/profile/read-profile.server.ts'
import { readTiers } from '../membership/tiers/read-tiers.server.ts'
import { hasTiers } from '../program/tiers/tier-settings.ts'
import { type AskedOf, readAskedOf } from '../surveys/asked-of.server.ts'
import { readCards } from './cards/read-cards.server.ts'
import { cardsAsOf, nextState, statesOf } from './cards/stamp-cards.ts'
import { type GivingRow, givingOf, readGiving } from './causes/read-giving.server.ts'
import { type ChallengeState, challengesOf } from './challenges/challenge-state.ts'
import type { OwnCommunity } from './community/own-community.ts'
import { readDeedStandings } from './deeds/read-deed-standings.server.ts'
import { viewHeld } from './held-reward.ts'
import { type BalanceRow, readBalances } from './history/read-balances.server.ts'
import { historyLine, type LineRow, readLines } from './history/read-lines.server.ts'
import { readLots } from './history/read-lots.server.ts'
import { readRedemptions } from './history/read-redemptions.server.ts'
import {
  asOf,
  expiringNext,
  type LotLeft,
  type MemberState,
  type Missed,
  type PlanState,
  unsentPoints,
} from './member-state.ts'
import type { OwnOffers } from './personal/own-offers.ts'
import { readOwn } from './personal/read-own.server.ts'
import { readPlans } from './plan/read-plans.server.ts'
import { readMissed } from './profile/read-missed.server.ts'
import { type FullStanding, readStandings } from './read-standings.server.ts'
import { readVoice } from './read-voice.server.ts'

interface Asked {
  now: Date
  /** The page's language; without it each member's own. */
  language?: Language
}

/** @returns null where the shop has no such member. */
export async function readMemberState(
  shop: ShopTx,
  { memberId, ...asked }: Asked & { memberId: string },
): Promise<MemberState | null> {
  const states = await readMemberStates(shop, { memberIds: [memberId], ...asked })
  return states.get(memberId) ?? null
}

export async function readMemberStates(
  shop: ShopTx,
  { memberIds, now, language }: Asked & { memberIds: string[] },
): Promise<Map<string, MemberState>> {
  const voice = await readVoice(shop, now)
  const { tiers } = voice
  const [
    members,
    cards,
    plans,
    standings,
    lots,
    redemptions,
    lines,
    held,
    giving,
    missed,
    told,
    deeds,
    asked,
  ] = await Promise.all([
    readBalances(shop, memberIds),
    readCards(shop, memberIds),
    readPlans(shop, { memberIds, rewards: voice.rewards, now }),
    readStandings(shop, { memberIds, rewards: voice.rewards, now }),
    readLots(shop, memberIds),
    readRedemptions(shop, memberIds),
    readLines(shop, memberIds),
    tiers && hasTiers(tiers) ? readTiers(shop, memberIds) : null,
    readGiving(shop, memberIds),
    readMissed(shop, memberIds, now),
    voice.asksBirthday ? listToldBirthdays(shop, memberIds) : null,
    readDeedStandings(shop, { memberIds, rules: voice.rules, timeZone: voice.timeZone, now }),
    readAskedOf(shop, { memberIds, now }),
  ])
  const ownOf = await readOwn(shop, { memberIds, now })
  const farings = await readFarings(shop, memberIds)
  return new Map(
    members.map((member) => {
      const mine = <Row extends OfMember>(rows: Row[]) =>
        rows.filter((row) => row.memberId === member.memberId)
      const own = mine(lots)
      const swept = asOf(
        own.filter(({ asset }) => asset === 'points'),
        member,
        now,
      )
      const speech = voice.in(language ?? languageOf(member.locale ?? voice.shop))
      const state = compose({ ...member, ...swept.points }, swept.lots, speech, {
        standing: standings.of(member.memberId),
        redemptions: mine(redemptions).map((row) => viewHeld(row, speech.locale)),
        lines: mine(lines),
        cards: cardsAsOf(mine(cards), own, now),
        ...(held && tiers
          ? { tier: tellTier(held.get(member.memberId) ?? nothingHeld, tiers, speech) }
          : {}),
        giving: mine(giving),
        plan: plans.get(member.memberId),
        missed: missed.get(member.memberId),
        ...(told ? { birthday: told.has(member.memberId) ? 'told' : 'asked' } : {}),
        look: standings.lookOf(member.memberId),
        deeds: deeds.get(member.memberId),
        others: ownOf(member.memberId),
        ...challengesOf(farings.get(member.memberId) ?? [], voice.challenges, { now, speech }),
        asked: mine(asked)[0],
      })
      return [member.memberId, state]
    }),
  )
}

interface OfMember {
  memberId: string
}

interface Known {
  standing: FullStanding
  redemptions: MemberState['redemptions']
  lines: LineRow[]
  cards: ReturnType<typeof cardsAsOf>
  tier?: ToldTier
  giving: GivingRow[]
  plan: PlanState | undefined
  missed: Missed | undefined
  birthday?: 'asked' | 'told'
  /** When they enter or leave a segment that a reward is for, if nothing happens. */
  look: Date | null
  deeds: MemberState['deeds'] | undefined
  others: OwnCommunity & OwnOffers
  challenges?: ChallengeState
  asked: AskedOf | undefined
}

function compose(
  { rev, available, pending }: BalanceRow,
  lots: LotLeft[],
  speech: Speech,
  {
    standing,
    redemptions,
    lines,
    cards,
    tier,
    giving,
    plan,
    missed,
    birthday,
    look,
    deeds,
    others,
    challenges,
    asked,
  }: Known,
): MemberState {
  const ahead = nextState({ points: { available, pending }, lots, cards })
  const asNow = { available, pending, ...statesOf(cards) }
  const isSooner = look !== null && (!ahead || look < ahead.at)
  const change = isSooner ? { at: look, next: asNow } : ahead
  const unsent = unsentPoints(lots)
  return {
    v: 2,
    rev,
    language: speech.locale,
    ...standing,
    points: {
      available,
      pending,
      expiringNext: expiringNext(lots),
      ...(unsent > 0 ? { unsent } : {}),
    },
    nextChangeAt: change?.at.toISOString() ?? null,
    next: change?.next ?? null,
    ...statesOf(cards),
    ...(tier && standing.status === 'member' ? { tier } : {}),
    ...(birthday && standing.status === 'member' ? { birthday } : {}),
    ...(missed ? { missed } : {}),
    ...(challenges && standing.status === 'member' ? { challenges } : {}),
    ...givingOf(giving),
    ...(plan ? { plan } : {}),
    ...(asked ? { surveys: { answered: asked.answered, orders: asked.orders } } : {}),
    ...(deeds && standing.status === 'member' ? { deeds } : {}),
    ...others,
    redemptions,
    history: lines.map((line) => historyLine(line, speech)),
  }
}
