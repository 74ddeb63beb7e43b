// The shop under test: our program, reached as the door, the workers and the storefront reach it.
import { randomUUID } from 'node:crypto'
import { forShop, prisma, type ShopDb } from '../../app/db.server.ts'
import { settleDeliveries } from '../../app/jobs/settle-deliveries.ts'
import { sweepDisputes } from '../../app/jobs/sweep/sweep-disputes.ts'
import { sweepDue } from '../../app/jobs/sweep-due.ts'
import { resettleMember } from '../../app/jobs/tasks/resettle-member.ts'
import { watchChallenges } from '../../app/jobs/watch-challenges.ts'
import { publishDraft } from '../../app/loyalty/program/publish-draft.server.ts'
import type { ProgramSettings, ProgramVersion } from '../../app/loyalty/program/settings.ts'
import { adminFor } from '../../app/shopify/admin/admin-for.server.ts'
import { storeRow } from '../../app/shopify/session/session-row.server.ts'
import { storeDelivery } from '../setup/builders/delivery.ts'
import { ask } from './ask.ts'
import { armFault, disarmFault } from './fault.ts'

const mostPasses = 60

// A shop whose work failed rests by the machine's clock, which goes faster here.
const machineNow = Date.now
let aheadMs = 0
Date.now = () => machineNow() + aheadMs

function letRestPass(): void {
  aheadMs += 61_000
}

export interface Delivery {
  topic: string
  body: string
}

export class TestedShop {
  readonly db: ShopDb
  readonly domain: string
  #revision = 0

  constructor(db: ShopDb, domain: string) {
    this.db = db
    this.domain = domain
  }

  static async open(currency: string, timeZone: string, at: Date): Promise<TestedShop> {
    const domain = `history-${randomUUID()}.myshopify.com`
    const { id } = await prisma().shop.create({
      data: { domain, currency, timeZone, installedAt: at },
    })
    const { Session } = await import('@shopify/shopify-api')
    const scope = 'read_all_orders'
    const session = { id: `offline_${domain}`, shop: domain, state: '', isOnline: false, scope }
    await storeRow(prisma(), new Session({ ...session, accessToken: 'shpat_history' }))
    return new TestedShop(forShop(id), domain)
  }

  async erase(): Promise<void> {
    await this.db.sql`SELECT ${this.db.shopId}::int AS shop_id,
      erase_shop(${this.db.shopId}::int)::text`
  }

  async store({ topic, body }: Delivery, receivedAt: Date): Promise<void> {
    await storeDelivery({ shopId: this.db.shopId, topic, receivedAt, body })
  }

  async publish(settings: ProgramSettings, now: Date): Promise<ProgramVersion> {
    const { shopId } = this.db
    this.#revision += 1
    const draft = { revision: this.#revision, settings, updatedAt: now }
    await this.db.db.programDraft.upsert({
      where: { shopId },
      create: { shopId, ...draft },
      update: draft,
    })
    const published = await publishDraft(this.db, {
      revision: this.#revision,
      publishedBy: 'staff/1',
      now,
      told: 'By e-mail',
    })
    if (!published.ok) throw new Error(published.refusal.code)
    return published.value
  }

  /** A shop whose work failed may be worked for again. */
  readonly letRestPass = letRestPass

  /** Works until nothing is left that could be done now. */
  async workOff(now: Date): Promise<void> {
    if (await this.#hasWork(now)) await this.#work(now)
  }

  async #work(now: Date): Promise<void> {
    let pass = 0
    do {
      if (pass === mostPasses) throw new Error(`workers do not end: ${await this.#waiting()}`)
      letRestPass()
      await settleDeliveries({ now })
      pass += 1
    } while (await this.#hasWork(now))
  }

  async workInPairs(now: Date): Promise<void> {
    letRestPass()
    await Promise.all([settleDeliveries({ now }), settleDeliveries({ now })])
    await this.workOff(now)
  }

  /** Where nothing waits, nobody is stopped. */
  async workOffStopped(atStatement: number, now: Date): Promise<void> {
    if (await this.#hasWork(now)) await this.stopped(atStatement, () => this.#work(now))
  }

  /** Does something that is stopped at a statement, and once more if it was. */
  async stopped<T>(atStatement: number, work: () => Promise<T>): Promise<T> {
    await armFault(atStatement)
    try {
      return await work()
    } catch (error) {
      if (!/a conflict|the memory is full|a mistake/.test(String(error))) throw error
      return await work()
    } finally {
      await disarmFault()
    }
  }

  async sweep(now: Date): Promise<void> {
    for (let pass = 0; await this.#isDue(now); pass += 1) {
      if (pass === mostPasses) throw new Error('the sweep does not come to an end')
      letRestPass()
      await sweepDue({ now })
    }
  }

  /** Until nobody is left whose challenges a version counts otherwise. */
  async watchChallenges(now: Date): Promise<void> {
    do letRestPass()
    while ((await watchChallenges({ now })) > 0)
  }

  /** As every night. */
  async compareDisputes(now: Date): Promise<void> {
    const admin = await adminFor(this.domain)
    await sweepDisputes({ shop: this.db, admin, now }, this.domain)
  }

  /** The rest of what members' limits changed. */
  async resettle(now: Date): Promise<void> {
    const jobs = await this.db.sql<{ payload: Parameters<typeof resettleMember>[0] }>`
      DELETE FROM graphile_worker._private_jobs WHERE key LIKE ${`limits/${this.db.shopId}/%`}
      RETURNING ${this.db.shopId}::int AS shop_id, payload`
    for (const { payload } of jobs) await resettleMember(payload, { now })
  }

  async #isDue(now: Date): Promise<boolean> {
    const { db, shopId } = this.db
    const OR = [
      { pendingLeft: { gt: 0 }, availableAt: { lte: now } },
      { availableLeft: { gt: 0 }, expiresAt: { lte: now } },
    ]
    return (await db.lot.count({ where: { shopId, OR } })) > 0
  }

  async #waiting(): Promise<string> {
    const { shopId } = this.db
    const deliveries = await this.db.db.waitingDelivery.findMany({ where: { shopId } })
    const fetches = await this.db.sql`SELECT * FROM order_fetches WHERE shop_id = ${shopId}`
    return JSON.stringify({ topics: deliveries.map(({ topic }) => topic), fetches })
  }

  async #hasWork(now: Date): Promise<boolean> {
    const [row] = await ask<{ waiting: boolean }>(
      `SELECT EXISTS (SELECT FROM waiting_deliveries WHERE shop_id = $1)
        OR EXISTS (SELECT FROM order_fetches WHERE shop_id = $1 AND try_at <= $2) AS waiting`,
      [this.db.shopId, now],
    )
    return row?.waiting === true
  }
}
