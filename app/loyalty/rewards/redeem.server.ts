// Having a reward: points are set aside, the redemption is written and its voucher is asked for,
// all in one transaction. Whatever happens to the voucher afterwards, the points are never in two
// places.
import { randomUUID } from 'node:crypto'
import type { ShopDb, ShopTx } from '../../db.server.ts'
import { enqueue } from '../../queue.server.ts'
import { rewardLabel } from '../explain/reward-label.ts'
import { accept, type Result, refuse } from '../kernel/refusals.ts'
import { addDays } from '../kernel/time.ts'
import { hold } from '../ledger/hold.server.ts'
import { readProgramInForce } from '../program/read-program-in-force.server.ts'
import type { ProgramVersion, Reward } from '../program/settings.ts'
import { stuckAfterMs } from './deadlines.ts'
import { decideRedemption } from './decide-redemption.ts'
import { generateCode } from './generate-code.server.ts'
import { lockMember } from './lock-member.server.ts'
import { type RedeemedReward, type RedemptionView, viewRedemption } from './redemption.ts'

// A reward's name in the books and in the merchant's discount list; pages render their own.
const labelLocale = 'en'

export interface RedeemRequest {
  memberId: string
  rewardId: string
  /** The price the member was shown, where the caller knows it. */
  points?: number
  /** Chosen by the caller, unique per member: the same again is the same redemption. */
  requestId: string
  now: Date
}

export type Redeemed = RedemptionView & { isRepeat: boolean }

/**
 * Refuses member_unknown, request_reused, program_not_live, reward_unknown, reward_off,
 * price_changed, insufficient_points.
 */
export function redeem(shop: ShopDb, request: RedeemRequest): Promise<Result<Redeemed>> {
  return shop.transaction(async (tx) => {
    if (!(await lockMember(tx, request.memberId))) return refuse('member_unknown')
    const earlier = await findEarlier(tx, request)
    if (earlier) return earlier
    const version = await readProgramInForce(tx, request.now)
    const decision = decideRedemption(version, request)
    if (!decision.ok) return decision
    return write(tx, request, decision.value, version as ProgramVersion)
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
    (request.points === undefined || request.points === row.points)
  return isSame ? accept({ ...viewRedemption(row), isRepeat: true }) : refuse('request_reused')
}

async function write(
  tx: ShopTx,
  request: RedeemRequest,
  reward: Reward,
  version: ProgramVersion,
): Promise<Result<Redeemed>> {
  const { memberId, now } = request
  const redemptionId = randomUUID()
  const redeemed = await describe(tx, reward, version)
  const held = await hold(tx, {
    memberId,
    points: reward.points,
    redemptionId,
    because: { kind: 'held', rewardId: reward.id, label: redeemed.label },
    now,
  })
  if (!held.ok) {
    const missingPoints = Number(held.refusal.details?.missing ?? 0)
    return refuse('insufficient_points', { missingPoints })
  }
  const code = generateCode(version.settings.name)
  const row = await insert(tx, { ...request, redemptionId, code, reward: redeemed })
  const payload = { shopId: tx.shopId, redemptionId }
  await enqueue(tx, 'issue_voucher', payload, {
    key: `issue_voucher/${tx.shopId}/${redemptionId}`,
  })
  return accept({ ...viewRedemption(row), isRepeat: false })
}

async function describe(
  tx: ShopTx,
  reward: Reward,
  { number: version }: ProgramVersion,
): Promise<RedeemedReward> {
  const { currency } = await tx.db.shop.findUniqueOrThrow({ where: { id: tx.shopId } })
  if (!currency) throw new Error(`Shop ${tx.shopId} has no currency yet`)
  return { ...reward, label: rewardLabel(reward, currency, labelLocale), currency, version }
}

type NewRedemption = Omit<RedeemRequest, 'rewardId'> & {
  redemptionId: string
  code: string
  reward: RedeemedReward
}

function insert(tx: ShopTx, redemption: NewRedemption) {
  const { redemptionId: id, memberId, requestId, code, reward, now } = redemption
  const { id: rewardId, points, validDays } = reward
  return tx.db.redemption.create({
    data: {
      shopId: tx.shopId,
      id,
      memberId,
      requestId,
      rewardId,
      reward,
      points,
      status: 'issuing',
      code,
      createdAt: now,
      expiresAt: validDays === null ? null : addDays(now, validDays),
      dueAt: new Date(now.getTime() + stuckAfterMs),
    },
  })
}
