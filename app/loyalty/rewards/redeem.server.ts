// Having a reward: points are set aside, the redemption is written and its voucher is asked for,
// all in one transaction. Whatever happens to the voucher afterwards, the points are never in two
// places.
import { randomUUID } from 'node:crypto'
import type { ShopDb, ShopTx } from '../../db.server.ts'
import { enqueue } from '../../queue.server.ts'
import { rewardLabel } from '../explain/reward-label.ts'
import { assetOf } from '../kernel/assets/asset.ts'
import { accept, type Result, refuse } from '../kernel/refusals.ts'
import { addDays } from '../kernel/time.ts'
import type { Capability, VoucherTerms } from '../kernel/voucher.ts'
import { capture } from '../ledger/capture.server.ts'
import { extendIdleLots } from '../ledger/extend-idle-lots.server.ts'
import { hold } from '../ledger/hold.server.ts'
import { requireAccess } from '../membership/require-access.server.ts'
import { holdsPlan } from '../plans/read-holdings.server.ts'
import { readProgramInForce } from '../program/read-program-in-force.server.ts'
import type { ProgramVersion } from '../program/settings.ts'
import { readBarred } from './audience/read-barred.server.ts'
import { claimReward } from './claim-reward.server.ts'
import { stuckAfterMs } from './deadlines.ts'
import {
  type Decision,
  decideRedemption,
  type ItemSeen,
  type RedemptionWish,
} from './decide-redemption.ts'
import { giveToCause } from './donations/give-to-cause.server.ts'
import { seeCause } from './donations/see-cause.server.ts'
import { generateCardCode, generateCode } from './generate-code.server.ts'
import { lockMember } from './lock-member.server.ts'
import { isSameOffer, noteTaken, seeOffer } from './personal/take.server.ts'
import {
  labelLocale,
  type RedeemedReward,
  type RedemptionView,
  readRedeemed,
  viewRedemption,
  voucherTerms,
} from './redemption.ts'
import { requireUnlocked } from './require-unlocked.server.ts'
import { rewardCause } from './reward-cause.ts'

export interface RedeemRequest extends RedemptionWish {
  memberId: string
  /** Chosen by the caller, unique per member: the same again is the same redemption. */
  requestId: string
  /** What the shop says of the reward's product, where it is one. See wanted-item. */
  item?: ItemSeen | null
  now: Date
}

export type Redeemed = RedemptionView & { isRepeat: boolean }

/**
 * Refuses member_unknown, request_reused, whatever require-access, decide-redemption and
 * require-unlocked refuse, reward_for_paid_members, reward_for_tiers, reward_for_segment,
 * reward_sold_out, reward_limit_reached, offer_over, insufficient_points, insufficient_stamps.
 */
export function redeem(shop: ShopDb, request: RedeemRequest): Promise<Result<Redeemed>> {
  return shop.transaction(async (tx) => {
    if (!(await lockMember(tx, request.memberId))) return refuse('member_unknown')
    const earlier = await findEarlier(tx, request)
    if (earlier) return earlier
    const access = await requireAccess(tx, request)
    if (!access.ok) return access
    const [version, row] = await Promise.all([
      readProgramInForce(tx, request.now),
      tx.db.shop.findUniqueOrThrow({ where: { id: tx.shopId } }),
    ])
    const offered = await seeOffer(tx, request)
    if (!offered.ok) return offered
    const capabilities = row.capabilities as Capability[]
    const decision = decideRedemption(version, request, {
      capabilities,
      item: request.item ?? null,
      cause: await seeCause(tx, request),
      offered: offered.value,
    })
    if (!decision.ok) return decision
    const { reward: wanted } = decision.value
    if (wanted.paidMembersOnly && !(await holdsPlan(tx, request.memberId, request.now)))
      return refuse('reward_for_paid_members')
    const barred = await readBarred(tx, {
      ...request,
      memberIds: [request.memberId],
      rewards: [wanted],
    })
    if (wanted.audience && barred.get(request.memberId)?.includes(wanted.id))
      return refuse(wanted.audience.who === 'tiers' ? 'reward_for_tiers' : 'reward_for_segment')
    const { settings } = version as ProgramVersion
    const unlocked = await requireUnlocked(tx, { ...request, reward: wanted, settings })
    if (!unlocked.ok) return unlocked
    const claimed = await claimReward(tx, request.memberId, wanted)
    if (!claimed.ok) return claimed
    const reward = describe(decision.value, row.currency, version as ProgramVersion)
    return write(tx, request, reward, (version as ProgramVersion).settings.name)
  })
}

async function findEarlier(tx: ShopTx, request: RedeemRequest): Promise<Result<Redeemed> | null> {
  const { memberId, requestId } = request
  const row = await tx.db.redemption.findUnique({
    where: { shopId_memberId_requestId: { shopId: tx.shopId, memberId, requestId } },
  })
  if (!row) return null
  const isSame =
    row.rewardId === request.rewardId &&
    (request.points === undefined || request.points === row.points) &&
    causeOf(row.reward) === request.causeId &&
    isSameOffer(readRedeemed(row.reward), request)
  return isSame ? accept({ ...viewRedemption(row), isRepeat: true }) : refuse('request_reused')
}

async function write(
  tx: ShopTx,
  request: RedeemRequest,
  reward: RedeemedReward,
  programName: string,
): Promise<Result<Redeemed>> {
  const { memberId, now } = request
  const redemptionId = randomUUID()
  const because = rewardCause(reward)
  const held = await hold(tx, {
    memberId,
    asset: assetOf(reward),
    points: pointsOf(reward),
    redemptionId,
    because: { kind: 'held', ...because },
    now,
  })
  if (!held.ok) {
    const missing = Number(held.refusal.details?.missing ?? 0)
    if (assetOf(reward) !== 'points') return refuse('insufficient_stamps', { missing })
    return refuse('insufficient_points', { missingPoints: missing })
  }
  const { by } = voucherTerms(reward)
  const code = by === 'gift_card' ? generateCardCode() : generateCode(programName)
  const row = await insert(tx, { ...request, redemptionId, code, reward, by })
  await noteTaken(tx, { ...request, redemptionId, reward })
  await extendIdleLots(tx, [memberId], now)
  // A person sees to it: there is no voucher to wait for.
  if (by === 'hand')
    await capture(tx, { redemptionId, because: { kind: 'captured', ...because }, now })
  else if (by === 'cause') await giveToCause(tx, { redemptionId, reward, now })
  else {
    const payload = { shopId: tx.shopId, redemptionId }
    await enqueue(tx, 'issue_voucher', payload, {
      key: `issue_voucher/${tx.shopId}/${redemptionId}`,
    })
  }
  return accept({ ...viewRedemption(row), isRepeat: false })
}

const causeOf = (reward: unknown): string | undefined => readRedeemed(reward).choice?.cause?.id

const pointsOf = ({ choice, points }: RedeemedReward): number => choice?.points ?? points

function describe(
  { reward, choice }: Decision,
  currency: string | null,
  { number: version }: ProgramVersion,
): RedeemedReward {
  if (!currency) throw new Error('The shop has no currency yet')
  const label = rewardLabel(reward, currency, labelLocale, choice)
  return { ...reward, label, currency, version, choice }
}

type NewRedemption = Omit<RedeemRequest, 'rewardId'> & {
  redemptionId: string
  code: string
  reward: RedeemedReward
  by: VoucherTerms['by']
}

function insert(tx: ShopTx, redemption: NewRedemption) {
  const { redemptionId: id, memberId, requestId, code, reward, by, now } = redemption
  const { id: rewardId, validDays } = reward
  const isAsked = by !== 'hand' && by !== 'cause'
  return tx.db.redemption.create({
    data: {
      shopId: tx.shopId,
      id,
      memberId,
      requestId,
      rewardId,
      reward,
      points: pointsOf(reward),
      asset: assetOf(reward),
      status: isAsked ? 'issuing' : by === 'cause' ? 'used' : 'to_do',
      code,
      createdAt: now,
      issuedAt: isAsked ? null : now,
      usedAt: by === 'cause' ? now : null,
      expiresAt: validDays === null ? null : addDays(now, validDays),
      dueAt: isAsked ? new Date(now.getTime() + stuckAfterMs) : null,
    },
  })
}
