// Moves of settled orders as transfers: each with its reference, its lot's id and the reason.
import type { ShopTx } from '../../db.server.ts'
import type { Because } from '../kernel/because.ts'
import type { OrderSnapshot } from '../kernel/facts.ts'
import { type PlannedTransfer, reserveLotIds } from '../ledger/post.server.ts'
import { tierKey } from '../program/tiers/tier-settings.ts'
import type { RuleBecause } from '../rules/catalogue.ts'
import { rememberHow } from '../rules/remember-how.ts'
import { describeChange } from './describe-change.ts'
import type { OrderCase, SettledOrder } from './order-case.ts'
import { causeOf, type Lot, type PlannedMove } from './purse.ts'

export async function planTransfers(
  tx: ShopTx,
  settled: SettledOrder[],
): Promise<PlannedTransfer[]> {
  const opened = settled.flatMap(({ moves }) => moves.filter((move) => move.opensLot))
  const ids = await reserveLotIds(tx, opened.length)
  const idByCause = new Map(opened.map((move, index) => [lotCause(move), ids[index] ?? null]))
  const lotIdOf = (move: PlannedMove) => move.lot?.id ?? idByCause.get(lotCause(move)) ?? null
  return settled.flatMap((one) => planOrder(one, lotIdOf))
}

function planOrder(
  { order, moves }: SettledOrder,
  lotIdOf: (move: PlannedMove) => string | null,
): PlannedTransfer[] {
  if (moves.length === 0) return []
  const { snapshot, before, inputs, books } = order
  const change = describeChange(before?.snapshot ?? null, snapshot, {
    before: before?.inputs.observed?.chargeback,
    after: inputs.observed?.chargeback,
  })
  const occurredAt = new Date(change.occurredAt)
  const counts = new Map(books.postings)
  return moves.map((move) => {
    const n = (counts.get(move.key) ?? 0) + 1
    counts.set(move.key, n)
    const { memberId, asset, from, to, amount, key, lot } = move
    return {
      reference: `order/${snapshot.orderId}/${key}/${n}`,
      memberId,
      asset,
      from,
      to,
      amount,
      lotId: lotIdOf(move),
      opens: move.opensLot && lot ? opening(lot, snapshot) : null,
      orderId: snapshot.orderId,
      key,
      occurredAt,
      because: becauseOf(order, move, change),
    }
  })
}

function opening(lot: Lot, { isTest }: OrderSnapshot): PlannedTransfer['opens'] {
  const { availableAt, expiresAt, idleMonths = null, movesTo = null } = lot
  return { availableAt, expiresAt, idleMonths, movesTo, isTest }
}

function becauseOf(
  order: OrderCase,
  { memberId, key, pocket }: PlannedMove,
  { cause, gone }: Pick<ReturnType<typeof describeChange>, 'cause' | 'gone'>,
): Because {
  const { snapshot, versionNumber, settings, evaluation, books } = order
  const isOfMove = (one: { memberId: string; key: string }) =>
    one.memberId === memberId && one.key === key
  const worth = evaluation.effects.find(isOfMove)
  const rule = settings?.rules.find(({ id }) => id === key)
  const how = worth?.because.applied ? rememberHow(worth.because, rule) : null
  const becauses = [...evaluation.effects.map((effect) => effect.because), ...evaluation.unapplied]
  const because = becauses.find(({ ruleId }) => ruleId === key)
  return {
    kind: 'order',
    cause,
    orderName: snapshot.name,
    // A rule that is not in the program any more goes by its id.
    rule: because?.rule ?? key,
    ruleId: key,
    ...(because?.campaign ? { campaign: because.campaign } : {}),
    ...tierOf(order, because, key),
    version: versionNumber,
    was: books.standings.find(isOfMove)?.booked ?? 0,
    is: worth?.quantity ?? 0,
    ...(how ? { how } : {}),
    ...(gone ? { gone } : {}),
    ...(pocket ? { taken: pocket } : {}),
  }
}

/** What is gone of it is said by the tier that gave it. */
function tierOf(
  { settings, inputs }: OrderCase,
  because: RuleBecause | undefined,
  key: string,
): { tier?: string } {
  if (key !== tierKey) return {}
  const held = settings?.tiers.find(({ id }) => id === inputs.used?.tier)
  return { tier: because?.tier ?? held?.name ?? '' }
}

function lotCause({ lot }: PlannedMove): string {
  return lot ? causeOf(lot) : ''
}
