// Redemptions as members, jobs and the checkout take them forward; Shopify's part of a voucher's
// life is stood in for by what the jobs record of it.
import { randomUUID } from 'node:crypto'
import { cancel } from '../../app/loyalty/rewards/cancel.server.ts'
import { lateDeliveriesMs } from '../../app/loyalty/rewards/deadlines.ts'
import { recordIssued, recordRefused } from '../../app/loyalty/rewards/issue/record-issue.server.ts'
import { recordExpired, recordReturned } from '../../app/loyalty/rewards/record-return.server.ts'
import { redeem } from '../../app/loyalty/rewards/redeem.server.ts'
import type { RedemptionStatus } from '../../app/loyalty/rewards/redemption.ts'
import { type ModelVersion, versionAt } from './model/versions.ts'
import type { TestedShop } from './shop.ts'
import type { Act } from './steps.ts'

interface Moment {
  now: Date
  stoppable<T>(work: () => Promise<T>): Promise<T>
}

export class Redemptions {
  readonly #shop: TestedShop
  readonly #versions: ModelVersion[]
  readonly ids: string[] = []
  readonly codes: string[] = []

  constructor(shop: TestedShop, versions: ModelVersion[]) {
    this.#shop = shop
    this.#versions = versions
  }

  codeOf(which: number): string | undefined {
    return this.codes.at(-1 - (which % Math.max(1, this.codes.length)))
  }

  async redeem(memberId: string, rewardId: string, { now, stoppable }: Moment): Promise<void> {
    const { db } = this.#shop
    const settings = versionAt(this.#versions, now.getTime())?.settings
    const reward = settings?.rewards.find(({ id }) => id === rewardId)
    const price = reward?.points
    const asset = reward && 'card' in reward && reward.card ? `stamp:${reward.card}` : 'points'
    const spendable = await this.spendable(memberId, now, asset)
    const request = { memberId, rewardId, requestId: randomUUID(), now }
    const result = await stoppable(() => redeem(db, request))
    const isDue = price !== undefined && price <= spendable
    if (result.ok !== isDue) throw new Error(`redeemed ${price} of ${spendable}: ${result.ok}`)
    if (!result.ok) return
    const again = await redeem(db, request)
    if (!again.ok || again.value.id !== result.value.id) throw new Error('redeemed twice')
    const row = await this.#read(result.value.id)
    this.ids.push(row.id)
    this.codes.push(row.code)
  }

  /** What a member could spend at a moment, whether or not the sweep has come by. */
  async spendable(memberId: string, now: Date, asset = 'points'): Promise<number> {
    const { db } = this.#shop
    const { shopId } = db
    const lots = await db.db.lot.findMany({ where: { shopId, memberId, asset } })
    const where = { shopId_memberId_asset: { shopId, memberId, asset } }
    const debt = (await db.db.balance.findUnique({ where }))?.debt ?? 0
    const swept = lots.map((lot) => ({
      hasEnded: lot.expiresAt !== null && lot.expiresAt <= now,
      left:
        lot.availableLeft +
        (lot.availableAt !== null && lot.availableAt <= now ? lot.pendingLeft : 0),
    }))
    const sum = (some: typeof swept) => some.reduce((total, lot) => total + lot.left, 0)
    // What matures pays first, and what ends before all; the rest of the debt counts.
    const unpaid = Math.max(0, debt - sum(swept.filter((lot) => lot.hasEnded)))
    return sum(swept.filter((lot) => !lot.hasEnded)) - unpaid
  }

  async go(act: Extract<Act, { which: number }>, { now, stoppable }: Moment): Promise<void> {
    const { db } = this.#shop
    const wanted: RedemptionStatus =
      act.kind === 'issue' || act.kind === 'refuse' ? 'issuing' : 'issued'
    const redemptionId = await this.#find(act.which, wanted)
    if (!redemptionId) return
    if (act.kind === 'issue') {
      await stoppable(() =>
        recordIssued(db, { redemptionId, voucherId: `gid://v/${redemptionId}`, now }),
      )
    } else if (act.kind === 'refuse') {
      await stoppable(() => recordRefused(db, { redemptionId, problem: 'no', now }))
    } else if (act.kind === 'giveBack') {
      await this.#giveBack(redemptionId, act.isFinished, { now, stoppable })
    } else await this.#end(redemptionId, { now, stoppable })
  }

  async #giveBack(redemptionId: string, isFinished: boolean, { now, stoppable }: Moment) {
    const { db } = this.#shop
    const { memberId, expiresAt } = await this.#read(redemptionId)
    const result = await stoppable(() => cancel(db, { memberId, redemptionId, now }))
    if (result.ok !== (expiresAt === null || expiresAt > now)) throw new Error('given back wrongly')
    if (result.ok && isFinished) await stoppable(() => recordReturned(db, { redemptionId, now }))
  }

  async #end(redemptionId: string, { now, stoppable }: Moment): Promise<void> {
    const { expiresAt } = await this.#read(redemptionId)
    if (!expiresAt || expiresAt.getTime() + lateDeliveriesMs > now.getTime()) return
    await stoppable(() => recordExpired(this.#shop.db, { redemptionId, now }))
  }

  async #find(which: number, status: RedemptionStatus): Promise<string | undefined> {
    const { db } = this.#shop
    const rows = await db.db.redemption.findMany({ where: { shopId: db.shopId, status } })
    const ids = this.ids.filter((id) => rows.some((row) => row.id === id))
    return ids.at(-1 - (which % Math.max(1, ids.length)))
  }

  #read(id: string) {
    const { db } = this.#shop
    const where = { shopId_id: { shopId: db.shopId, id } }
    return db.db.redemption.findUniqueOrThrow({ where })
  }
}
