// A shop with an idea board, and members who post and vote.
import { randomUUID } from 'node:crypto'
import type { ShopDb } from '../../../app/db.server.ts'
import { type Board, freshBoard } from '../../../app/loyalty/ideas/board.ts'
import type { Result } from '../../../app/loyalty/kernel/refusals.ts'
import { givenShop, publish, settings } from '../rewards/given.ts'

const { saveBoard } = await import('../../../app/loyalty/ideas/keep-board.server.ts')
const acting = await import('../../../app/loyalty/settlement/ideas/act-on-board.server.ts')
const { decideIdea } = await import('../../../app/loyalty/settlement/ideas/decide-idea.server.ts')
const { mergeCustomers } = await import(
  '../../../app/loyalty/settlement/merge/merge-customers.server.ts'
)

type Deciding = Parameters<typeof decideIdea>[1]

export const at = new Date('2026-11-20T12:00:00Z')
export const later = (minutes: number) => new Date(at.getTime() + minutes * 60_000)
export const code = async (done: Promise<Result<unknown>>) => {
  const result = await done
  return result.ok ? 'ok' : result.refusal.code
}

export class Club {
  readonly shop: ShopDb

  private constructor(shop: ShopDb) {
    this.shop = shop
  }

  static async open(board: Partial<Board> = {}): Promise<Club> {
    const shop = await givenShop()
    const effectiveFrom = new Date('2026-01-01T00:00:00Z')
    await publish(shop, { number: 2, settings, effectiveFrom })
    const club = new Club(shop)
    await club.rule(board)
    return club
  }

  rule(board: Partial<Board>) {
    return saveBoard(this.shop, { form: { ...freshBoard, isOn: true, ...board }, now: at })
  }

  async someone(): Promise<string> {
    const { shopId, db } = this.shop
    const id = randomUUID()
    const joinedAt = new Date('2026-02-01T00:00:00Z')
    const customerId = String(Math.floor(Math.random() * 1e12))
    await db.member.create({ data: { shopId, id, customerId, joinedAt, recordedAt: joinedAt } })
    await db.memberState.createMany({ data: { shopId, memberId: id }, skipDuplicates: true })
    return id
  }

  post(memberId: string, given: { id?: string; title?: string; text?: string; now?: Date } = {}) {
    const { id: ideaId = randomUUID(), title = 'More ferns', text = '', now = at } = given
    return acting.postIdea(this.shop, { memberId, ideaId, title, text, now })
  }

  vote(memberId: string, ideaId: string, isFor = true) {
    return acting.voteForIdea(this.shop, { memberId, ideaId, isFor, now: at })
  }

  withdraw(memberId: string, ideaId: string) {
    return acting.withdrawIdea(this.shop, { memberId, ideaId, now: at })
  }

  decide(id: string, decision: Deciding['decision'], more: Partial<Deciding> = {}) {
    const reason = decision === 'decline' ? ('unclear' as const) : null
    const deciding = { id, decision, reason, words: '', actor: 'staff/7', now: later(1) }
    return decideIdea(this.shop, { ...deciding, ...more })
  }

  /** @returns an idea that waits. */
  async waiting(by?: string, title = 'More ferns'): Promise<string> {
    const id = randomUUID()
    const posted = await this.post(by ?? (await this.someone()), { id, title })
    if (!posted.ok) throw new Error(posted.refusal.code)
    return id
  }

  async shown(by?: string, title?: string): Promise<string> {
    const id = await this.waiting(by, title)
    const done = await this.decide(id, 'accept')
    if (!done.ok) throw new Error(done.refusal.code)
    return id
  }

  async merge(kept: string, deleted: string): Promise<void> {
    const [keptId, deletedId] = [await this.customerOf(kept), await this.customerOf(deleted)]
    const now = later(60)
    await this.shop.transaction((tx) => mergeCustomers(tx, { keptId, deletedId, at: now, now }))
  }

  async customerOf(id: string): Promise<string> {
    const where = { shopId: this.shop.shopId, id }
    return (await this.shop.db.member.findFirst({ where }))?.customerId ?? ''
  }

  async available(memberId: string): Promise<number> {
    const where = { shopId: this.shop.shopId, memberId }
    const found = await this.shop.db.balance.findMany({ where })
    return found.reduce((sum, { available: each }) => sum + each, 0)
  }

  row(id: string) {
    const { shopId, db } = this.shop
    return db.idea.findUniqueOrThrow({ where: { shopId_id: { shopId, id } } })
  }

  /** As kept, and as there are rows. */
  async votes(id: string): Promise<[number, number]> {
    const { shopId, db } = this.shop
    const rows = await db.ideaVote.count({ where: { shopId, ideaId: id } })
    return [(await this.row(id)).votes, rows]
  }
}
