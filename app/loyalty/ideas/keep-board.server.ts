// The board's settings: read, saved by the merchant, and proposed by a template.
import type { ShopDb, ShopTx } from '../../db.server.ts'
import { checkFields } from '../kernel/check-fields.ts'
import { accept, type Result, refuse } from '../kernel/refusals.ts'
import { type Board, boardSchema, freshBoard } from './board.ts'

/** As the merchant has it; one that nobody switched on is off. */
export async function readBoard(shop: ShopTx): Promise<Board> {
  const row = await shop.db.ideaBoard.findUnique({ where: { shopId: shop.shopId } })
  return row ? toBoard(row) : freshBoard
}

/**
 * The same, held until the transaction ends: whoever joins ideas has to wait for those who vote,
 * and they for whoever joins.
 */
export async function lockBoard(tx: ShopTx, how: 'together' | 'alone'): Promise<Board> {
  if (how === 'together')
    await tx.sql`SELECT shop_id FROM idea_boards WHERE shop_id = ${tx.shopId} FOR SHARE`
  else await tx.sql`SELECT shop_id FROM idea_boards WHERE shop_id = ${tx.shopId} FOR UPDATE`
  return readBoard(tx)
}

/** Refuses board_invalid (details: field → problem). */
export function saveBoard(
  shop: ShopDb,
  { form, now }: { form: unknown; now: Date },
): Promise<Result<void>> {
  const checked = checkFields(boardSchema, form)
  if (!checked.isValid) return Promise.resolve(refuse('board_invalid', checked.problems))
  const { isOn, posting, voting, mostWaiting, mostWeekly, points } = checked.settings
  return shop.transaction(async (tx) => {
    await tx.sql`
      INSERT INTO idea_boards (shop_id, is_on, posting, voting, most_waiting, most_weekly, points,
        decided_at)
      VALUES (${tx.shopId}, ${isOn}, ${jsonOf(posting)}::jsonb, ${jsonOf(voting)}::jsonb,
        ${mostWaiting}, ${mostWeekly}, ${points}, ${now})
      ON CONFLICT (shop_id) DO UPDATE SET is_on = excluded.is_on, posting = excluded.posting,
        voting = excluded.voting, most_waiting = excluded.most_waiting,
        most_weekly = excluded.most_weekly, points = excluded.points,
        decided_at = excluded.decided_at
      RETURNING 1 AS one`
    await touchProgram(tx)
    return accept(undefined)
  })
}

const jsonOf = (audience: object | undefined) => (audience ? JSON.stringify(audience) : null)

/** A template has a board or none: it is so until the merchant has said how it should be. */
export async function proposeBoard(tx: ShopTx, isOn: boolean): Promise<void> {
  const { shopId } = tx
  const { mostWaiting, mostWeekly, points } = freshBoard
  const create = { shopId, isOn, mostWaiting, mostWeekly, points }
  if (isOn) await tx.db.ideaBoard.createMany({ data: create, skipDuplicates: true })
  await tx.db.ideaBoard.updateMany({ where: { shopId, decidedAt: null }, data: { isOn } })
  await touchProgram(tx)
}

/** The storefront is told of what stands on top of the board. */
export async function touchProgram({ db, shopId }: ShopTx): Promise<void> {
  const data = { programRevision: { increment: 1 } }
  await db.shop.update({ where: { id: shopId }, data })
}

interface Row {
  isOn: boolean
  posting: unknown
  voting: unknown
  mostWaiting: number
  mostWeekly: number
  points: number
}

function toBoard({ isOn, posting, voting, mostWaiting, mostWeekly, points }: Row): Board {
  return boardSchema.parse({
    ...{ isOn, mostWaiting, mostWeekly, points },
    ...(posting ? { posting } : {}),
    ...(voting ? { voting } : {}),
  })
}
