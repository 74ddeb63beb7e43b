// After a history: the books against the model, and against themselves. @returns every difference.
import { verifyWorths } from '../../app/loyalty/insights/verify-worths.server.ts'
import { verifyBooks } from '../../app/loyalty/ledger/verify.server.ts'
import { Audit, type AuditedLot, type AuditRules, type Entry } from './audit.ts'
import { compareChallenges } from './challenges/compare-challenges.ts'
import { returnOf } from './counted.ts'
import { compareReferrals } from './friends/found-friends.ts'
import { awardedAt, lifeOf } from './model/lives.ts'
import { type ModelVersion, versionAt } from './model/versions.ts'
import { type Values, valuesOf } from './model.ts'
import { endAfterMonths } from './plans/calendar.ts'
import type { Player } from './play.ts'
import { compareEntries } from './tiers/compare-entries.ts'

export async function compare(player: Player): Promise<string[]> {
  const { db } = player.shop
  const values = valuesNow(player)
  const own = [...(await verifyBooks(db)), ...(await verifyWorths(db))]
  return [
    ...own.map((one) => `${one.check}: ${one.subject} is ${one.found}, should be ${one.expected}`),
    ...(await compareQueues(player)),
    ...(await compareWorths(player, values)),
    ...(await compareSignups(player)),
    ...(await replay(player)),
    ...(await compareCodes(player)),
    ...(await compareReturns(player)),
    ...(await compareReferrals(player)),
    ...(await compareChallenges(player)),
    ...(await compareEntries(player, values)),
  ]
}

/** Of whoever was forgotten an order stays nobody's, whoever it is given to later. */
function valuesNow({ world, versions, campaigns, frozen }: Player): Values {
  const orders = world.orders.filter((order) => !frozen.has(String(order.id)))
  return valuesOf({ ...world, orders }, versions, campaigns)
}

async function compareQueues({ shop: { db } }: Player): Promise<string[]> {
  const { shopId } = db
  const waiting = await db.db.waitingDelivery.findMany({ where: { shopId } })
  const troubled = await db.db.delivery.findMany({ where: { shopId, NOT: { trouble: null } } })
  const fetches = await db.sql<{ name: string }>`
    SELECT concat_ws(' ', order_id, problem) AS name FROM order_fetches WHERE shop_id = ${shopId}`
  const parked = await db.db.order.findMany({ where: { shopId, NOT: { parkedReason: null } } })
  return [
    ...waiting.map(({ topic }) => `a delivery still waits: ${topic}`),
    ...troubled.map((one) => `a delivery is ${one.trouble}: ${one.reason}`),
    ...fetches.map(({ name }) => `an order is still to be asked for: ${name}`),
    ...parked.map((one) => `order ${one.id} is parked: ${one.parkedReason}`),
  ]
}

interface Booked {
  orderId: string
  customerId: string | null
  key: string
  points: number
}

async function compareWorths(
  { world, frozen, shop: { db } }: Player,
  { worths }: Values,
): Promise<string[]> {
  const rows = await db.sql<Booked>`
    SELECT t.order_id AS "orderId", m.customer_id AS "customerId", t.key,
      sum(amount * (("from" = 'issued')::int - ("to" = 'issued')::int))::int AS points
    FROM transfers t JOIN members o ON o.shop_id = t.shop_id AND o.id = t.member_id
    JOIN members m ON m.shop_id = t.shop_id AND m.id = coalesce(o.merged_into, o.id)
    WHERE t.shop_id = ${db.shopId} AND t.order_id IS NOT NULL GROUP BY 1, 2, 3`
  const problems: string[] = []
  const booked = new Map<string, number>()
  for (const { orderId, customerId, key, points } of rows) {
    if (!frozen.has(orderId)) booked.set(`order ${orderId} customer ${customerId} ${key}`, points)
  }
  for (const order of world.orders.filter(({ id }) => worths.has(id))) {
    for (const [key, { least, most }] of worths.get(order.id) ?? []) {
      const name = `order ${order.id} customer ${order.customer} ${key}`
      const points = booked.get(name) ?? 0
      booked.delete(name)
      if (points < least || points > most)
        problems.push(`${name} is booked at ${points}, is worth ${least}–${most}`)
    }
  }
  for (const [name, points] of booked) {
    if (points !== 0) problems.push(`${name} is booked at ${points}, is worth nothing`)
  }
  return problems
}

/** Once per person: the bonus of the first of their customers who was due one. */
async function compareSignups(player: Player): Promise<string[]> {
  const { world, versions, unwelcomed } = player
  const { shopId, db, sql } = player.shop.db
  const members = await db.member.findMany({ where: { shopId } })
  const rows = await sql<{ memberId: string; points: number }>`
    SELECT coalesce(m.merged_into, m.id)::text AS "memberId",
      sum(amount * (("from" = 'issued')::int - ("to" = 'issued')::int))::int AS points
    FROM transfers t JOIN members m ON m.shop_id = t.shop_id AND m.id = t.member_id
    WHERE t.shop_id = ${shopId} AND key LIKE 'signup/%' GROUP BY 1`
  return members.flatMap(({ id, mergedInto, redactedAt }) => {
    if (mergedInto !== null || redactedAt !== null) return []
    const welcomed = members
      .filter((one) => one.id === id || one.mergedInto === id)
      .map((one) => world.everyone.get(Number(one.customerId)))
      .filter((one) => one !== undefined && !unwelcomed.has(one.id))
      .map((one) => one?.createdAt ?? 0)
      .sort((a, b) => a - b)
    const due = welcomed.map((at) => signupOf(versions, at)).find((points) => points > 0) ?? 0
    const found = rows.find((row) => row.memberId === id)?.points ?? 0
    return due === found ? [] : [`member ${id} got ${found} for joining, not ${due}`]
  })
}

function signupOf(versions: ModelVersion[], at: number): number {
  const rules = versionAt(versions, at)?.settings.rules ?? []
  const rule = rules.find((one) => one.kind === 'signup' && one.isOn)
  return rule && 'points' in rule ? rule.points : 0
}

async function replay(player: Player): Promise<string[]> {
  const { db } = player.shop
  const { shopId } = db
  const members = await db.db.member.findMany({ where: { shopId } })
  const joined = new Map(
    members.map(({ id, joinedAt }) => [id, player.joined.get(id) ?? joinedAt.getTime()]),
  )
  const used = new Map(
    (await db.db.redemption.findMany({ where: { shopId } })).map((one) => [
      one.id,
      one.usedOrderId,
    ]),
  )
  const rules: AuditRules = {
    open: (entry) => expectedLot(player, entry, joined.get(entry.memberId) ?? 0),
    merges: player.merges,
    graceDaysOf: (entry) => {
      // With a refund, by the program of the order; else by the one in force.
      const orderId = entry.from === 'redeemed' ? used.get(entry.redemptionId ?? '') : null
      const order = player.world.orders.find((one) => String(one.id) === orderId)
      const at = order?.placedAt ?? entry.recordedAt.getTime()
      return versionAt(player.versions, at)?.settings.graceDays ?? 0
    },
  }
  const entries = await db.sql<Entry & { asset: string }>`
    SELECT id::text, asset, member_id::text AS "memberId", "from"::text, "to"::text, amount,
      lot_id::text AS "lotId", order_id AS "orderId", key, redemption_id::text AS "redemptionId",
      occurred_at AS "occurredAt", recorded_at AS "recordedAt", because->>'kind' AS kind
    FROM transfers WHERE shop_id = ${shopId} ORDER BY transfers.id`
  // What is counted apart is booked apart: books of its own for each asset.
  const audits = [...Map.groupBy(entries, ({ asset }) => asset)].map(([asset, some]) => {
    const audit = new Audit(rules)
    for (const entry of some) audit.enter(entry)
    audit.finish()
    return { asset, audit }
  })
  const lots = new Map(audits.flatMap(({ audit }) => [...audit.lots]))
  const balances = new Map(
    audits.flatMap(({ asset, audit }) =>
      [...audit.balances].map(([name, amount]) => [`${asset} ${name}`, amount] as const),
    ),
  )
  return [
    ...audits.flatMap(({ audit }) => audit.problems),
    ...(await compareLots(player, lots)),
    ...compareBalances(balances, await balancesOf(player)),
  ]
}

function expectedLot({ world, versions }: Player, entry: Entry, joinedAt: number) {
  const { orderId, key, recordedAt } = entry
  const order = world.orders.find((one) => String(one.id) === orderId)
  if (order) {
    const settings = versionAt(versions, order.placedAt)?.settings
    if (!settings) throw new Error(`order ${orderId} earned before there was a program`)
    const life = lifeOf(awardedAt(order, settings), settings, world.timeZone)
    return {
      orderId,
      key: key ?? '',
      ...life,
      movesWithParcel: settings.awardedWhen === 'fulfilled',
    }
  }
  const isEvent = ['friend_', 'challenge/', 'tier/'].some((kind) => key?.startsWith(kind))
  const at = isEvent ? entry.occurredAt.getTime() : joinedAt
  if (!key || (!key.startsWith('signup/') && !isEvent))
    return {
      orderId,
      key: key ?? '',
      availableAt: recordedAt.getTime(),
      expiresAt: null,
      idleMonths: null,
      movesWithParcel: false,
    }
  const settings = versionAt(versions, at)?.settings
  if (!settings) throw new Error('given before there was a program')
  // What a tier gives waits as the points of the order do that reached it.
  const pendingDays = key.startsWith('tier/') ? settings.pendingDays : 0
  const life = lifeOf(at, { ...settings, pendingDays }, world.timeZone)
  return { orderId, key, ...life, movesWithParcel: false }
}

/** Where nothing waits and nothing ends, nobody asks when it was paid. */
function startsOf({ world, versions }: Player, lot: AuditedLot): number[] {
  const order = world.orders.find(({ id }) => String(id) === lot.orderId)
  const settings = order && versionAt(versions, order.placedAt)?.settings
  const isUntimed =
    settings?.awardedWhen === 'paid' &&
    settings.pendingDays === 0 &&
    settings.expiry.kind === 'never'
  return order && isUntimed ? [lot.availableAt, order.placedAt] : [lot.availableAt]
}

async function compareLots(player: Player, lots: Map<string, AuditedLot>): Promise<string[]> {
  const { world, frozen } = player
  const { db } = player.shop
  const { shopId } = db
  const rows = await db.db.lot.findMany({ where: { shopId } })
  const had = await db.db.redemption.findMany({ where: { shopId }, select: { createdAt: true } })
  const activities = [
    ...world.orders.map((order) => order.placedAt),
    ...had.map((one) => one.createdAt.getTime()),
  ]
  const problems = rows.flatMap((row) => {
    const lot = lots.get(String(row.id))
    if (!lot) return [`lot ${row.id} has no transfer`]
    const found = [row.pendingLeft, row.availableLeft, row.expired].join()
    const due = [lot.pending, lot.available, lot.expired].join()
    const end = row.expiresAt?.getTime() ?? null
    const { idleMonths } = lot
    // After inactivity: as long after one of the activities as the program says.
    const ends = activities.map(
      (at) => idleMonths && endAfterMonths(at, idleMonths, world.timeZone),
    )
    if (end !== null && idleMonths !== null && ends.includes(end) && end > (lot.expiresAt ?? end))
      lot.expiresAt = end
    const problems = found === due ? [] : [`lot ${row.id} holds ${found}, should ${due}`]
    const startsAt = row.availableAt?.getTime() ?? Number.POSITIVE_INFINITY
    // What matured before the parcel was called back stays as it was, and so does a forgotten
    // member's.
    const stays = row.pendingLeft === 0 || frozen.has(lot.orderId ?? '')
    if (lot.movesWithParcel && stays) Object.assign(lot, { availableAt: startsAt, expiresAt: end })
    if (!startsOf(player, lot).includes(startsAt)) problems.push(`lot ${row.id} starts wrongly`)
    if (end !== lot.expiresAt)
      problems.push(`lot ${row.id} ends ${iso(end)}, should ${iso(lot.expiresAt)}`)
    if (lot.pending > 0 && lot.availableAt <= world.now)
      problems.push(`lot ${row.id} should mature`)
    const hasEnded = lot.expiresAt !== null && lot.expiresAt <= world.now
    if (lot.available > 0 && hasEnded) problems.push(`lot ${row.id} should have expired`)
    return problems
  })
  return [...problems, ...(await compareNextChanges(db, lots))]
}

const iso = (at: number | null) => (at === null ? 'never' : new Date(at).toISOString())

/** When the storefront has to be written again by itself. */
async function compareNextChanges(
  db: Player['shop']['db'],
  all: Map<string, AuditedLot>,
): Promise<string[]> {
  const states = await db.db.memberState.findMany({ where: { shopId: db.shopId } })
  return states.flatMap(({ memberId: id, dueAt }) => {
    const lots = [...all.values()].filter((lot) => lot.memberId === id)
    const times = lots.flatMap((lot) => [
      ...(lot.pending > 0 && Number.isFinite(lot.availableAt) ? [lot.availableAt] : []),
      ...(lot.available > 0 && lot.expiresAt !== null ? [lot.expiresAt] : []),
    ])
    const due = times.length === 0 ? null : Math.min(...times)
    const found = dueAt?.getTime() ?? null
    return found === due ? [] : [`member ${id} changes ${iso(found)}, should ${iso(due)}`]
  })
}

/** What came back of points that were spent on an order, by the money that did. */
async function compareReturns({
  shop: { db },
  world,
  versions,
  frozen,
}: Player): Promise<string[]> {
  const rows = await db.db.redemption.findMany({ where: { shopId: db.shopId, status: 'used' } })
  return rows.flatMap(({ id, usedOrderId, points, pointsReturned }) => {
    const order = world.orders.find((one) => String(one.id) === usedOrderId)
    if (!order || frozen.has(String(order.id))) return []
    const settings = versionAt(versions, order.placedAt)?.settings
    const due = settings ? returnOf(points, order, settings) : 0
    if (due === pointsReturned) return []
    return [`of redemption ${id} ${pointsReturned} points came back, should ${due}`]
  })
}

async function balancesOf({ shop: { db } }: Player): Promise<Map<string, number>> {
  const rows = await db.db.balance.findMany({ where: { shopId: db.shopId } })
  const entries = rows.flatMap(({ memberId, asset, pending, available, held, outstanding, debt }) =>
    Object.entries({ pending, available, held, outstanding, debt: -debt }).map(
      ([account, points]) => [`${asset} ${memberId} ${account}`, points] as const,
    ),
  )
  return new Map(entries)
}

function compareBalances(expected: Map<string, number>, found: Map<string, number>): string[] {
  const names = new Set([...expected.keys(), ...found.keys()])
  return [...names].flatMap((name) => {
    const due = expected.get(name) ?? 0
    const points = found.get(name) ?? 0
    return due === points ? [] : [`balance ${name} is ${points}, should be ${due}`]
  })
}

/** A code that an order names was used, or a person was told that something is wrong with it. */
async function compareCodes({ shop: { db }, world, frozen }: Player): Promise<string[]> {
  const rows = await db.db.redemption.findMany({ where: { shopId: db.shopId } })
  return rows.flatMap((row) => {
    const orders = world.orders.filter((one) => one.codes.includes(row.code))
    const told = orders.filter((one) => !frozen.has(String(one.id)))
    const isOpen = ['issuing', 'issued', 'returning'].includes(row.status)
    const problems: string[] = []
    if (told.length > 0 && isOpen) problems.push(`code ${row.code} was used and is ${row.status}`)
    if (told.length > 1 && row.problem === null) problems.push(`code ${row.code} was used twice`)
    if (orders.length === 0 && row.status === 'used') problems.push(`code ${row.code} was not used`)
    return problems
  })
}
