// Making a contest, changing it before it begins, calling it off. Once it has begun its name alone
// can be changed, and whether the next month follows: whoever takes part has seen the rest.
import type { ShopDb, ShopTx } from '../../db.server.ts'
import { checkFields } from '../kernel/check-fields.ts'
import { accept, type Result, refuse } from '../kernel/refusals.ts'
import { mostOpenContests, stateOfContest } from './contest.ts'
import { contestSchema, windowOf } from './contest-form.ts'
import { findContest } from './list-contests.server.ts'
import { prizesOf } from './prizes.ts'
import { startedSchema } from './started-form.ts'

export interface ContestWish {
  /** Chosen by the page: sent again, it is the same contest. */
  id: string
  /** As it came from outside: checked here. */
  form: unknown
  isNew: boolean
  timeZone: string
  now: Date
}

/**
 * Refuses contest_invalid (details: field → problem), contest_unknown, contest_over,
 * too_many_contests.
 */
export function saveContest(shop: ShopDb, wish: ContestWish): Promise<Result<void>> {
  const { id, isNew, now } = wish
  return shop.transaction(async (tx) => {
    await lockContests(tx)
    const before = await findContest(tx, id)
    if (!before && !isNew) return refuse('contest_unknown')
    const state = before ? stateOfContest(before, now) : 'planned'
    if (state === 'given' || state === 'called_off') return refuse('contest_over')
    return state === 'planned' ? write(tx, wish) : rename(tx, wish)
  })
}

async function write(tx: ShopTx, { id, form, timeZone, now }: ContestWish): Promise<Result<void>> {
  const checked = checkFields(contestSchema({ now, timeZone }), form)
  if (!checked.isValid) return refuse('contest_invalid', checked.problems)
  const { shopId } = tx
  const { title, when, repeats, tie, waitDays, prizes, audience } = checked.settings
  const window = windowOf(checked.settings, { timeZone })
  if (!window) return refuse('contest_invalid', { month: 'missing' })
  const open = { shopId, id: { not: id }, decidedAt: null, calledOffAt: null }
  if ((await tx.db.contest.count({ where: open })) >= mostOpenContests)
    return refuse('too_many_contests')
  const isMonth = when === 'month'
  const data = {
    title,
    ...window,
    isMonth,
    repeats: isMonth && repeats,
    prizes: prizesOf(prizes),
    tie,
    waitDays,
  }
  const said = audience ? JSON.stringify(audience) : null
  await tx.db.contest.upsert({
    where: { shopId_id: { shopId, id } },
    create: { shopId, id, ...data, createdAt: now },
    update: data,
  })
  await tx.sql`UPDATE contests SET audience = ${said}::jsonb
    WHERE shop_id = ${shopId} AND id = ${id}::uuid RETURNING 1 AS one`
  return shown(tx)
}

async function rename(tx: ShopTx, { id, form }: ContestWish): Promise<Result<void>> {
  const checked = checkFields(startedSchema, form)
  if (!checked.isValid) return refuse('contest_invalid', checked.problems)
  const { title, repeats } = checked.settings
  const before = await findContest(tx, id)
  const data = { title, repeats: repeats && (before?.isMonth ?? false) }
  await tx.db.contest.update({ where: { shopId_id: { shopId: tx.shopId, id } }, data })
  return shown(tx)
}

/** Nobody is given anything. Refuses contest_unknown, contest_over. */
export function callOffContest(
  shop: ShopDb,
  { id, now }: { id: string; now: Date },
): Promise<Result<void>> {
  return shop.transaction(async (tx) => {
    await lockContests(tx)
    const contest = await findContest(tx, id)
    if (!contest) return refuse('contest_unknown')
    if (contest.calledOffAt) return accept(undefined)
    if (contest.decidedAt) return refuse('contest_over')
    const data = { calledOffAt: now, repeats: false }
    await tx.db.contest.update({ where: { shopId_id: { shopId: tx.shopId, id } }, data })
    return shown(tx)
  })
}

/** One after the other, so that there are not too many in the end. */
async function lockContests(tx: ShopTx): Promise<void> {
  // As the worker does: the contest first.
  await tx.sql`SELECT shop_id FROM contests WHERE shop_id = ${tx.shopId} AND decided_at IS NULL
    ORDER BY id FOR UPDATE`
  await tx.sql`SELECT id AS shop_id FROM shops WHERE id = ${tx.shopId} FOR NO KEY UPDATE`
}

async function shown(tx: ShopTx): Promise<Result<void>> {
  const { shopId } = tx
  await tx.db.shop.update({ where: { id: shopId }, data: { programRevision: { increment: 1 } } })
  return accept(undefined)
}
