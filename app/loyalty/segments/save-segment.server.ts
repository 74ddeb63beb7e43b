// Making a segment and changing one. Nothing is altered: what is said is the next edition, which
// holds for orders placed from a minute later on; lists and rewards go by it at once.
import type { ShopDb, ShopTx } from '../../db.server.ts'
import { enqueue } from '../../queue.server.ts'
import { checkFields } from '../kernel/check-fields.ts'
import { accept, type Result, refuse } from '../kernel/refusals.ts'
import { listSegmentEditions } from './list-segments.server.ts'
import {
  isForOrders,
  leadMs,
  mostSegments,
  newestOfEach,
  type SegmentEdition,
  type SegmentForm,
  segmentSchema,
  tagsNamed,
} from './segment.ts'
import { readUses, touchMembers } from './segment-uses.server.ts'

export interface SegmentWish {
  /** As it came from outside: checked here. */
  form: unknown
  /** Null: a new one. */
  segment: number | null
  /** Number of the edition that was looked at; 0 for a new one. */
  seen: number
  recordedBy: string
  now: Date
}

/**
 * The same again is a success that changes nothing.
 * Refuses segment_invalid (details: field → problem), segment_unknown, segment_changed,
 * segment_name_taken, segment_of_today (a campaign is for it), too_many_segments.
 * @returns the segment's id.
 */
export function saveSegment(shop: ShopDb, wish: SegmentWish): Promise<Result<number>> {
  return shop.transaction(async (tx) => {
    await lockSegments(tx)
    const checked = checkFields(segmentSchema, wish.form)
    if (!checked.isValid) return refuse('segment_invalid', checked.problems)
    const said = checked.settings
    const editions = await listSegmentEditions(tx)
    const standing = newestOfEach(editions).filter(({ isRemoved }) => !isRemoved)
    const before = standing.find(({ segment }) => segment === wish.segment) ?? null
    if (wish.segment !== null && !before) return refuse('segment_unknown')
    const same = standing.find((one) => isSame(one, said) && isAsked(one, wish))
    if (same) return accept(same.segment)
    if (before && before.number !== wish.seen) return refuse('segment_changed')
    const others = standing.filter((one) => one !== before)
    if (others.some(({ name }) => nameKey(name) === nameKey(said.name)))
      return refuse('segment_name_taken')
    if (!before && others.length >= mostSegments) return refuse('too_many_segments')
    const campaigns = before ? (await readUses(tx, before.segment, wish.now)).campaigns : []
    if (campaigns.length > 0 && !isForOrders(said)) return refuse('segment_of_today')
    return accept(await add(tx, { ...wish, said, before, editions }))
  })
}

/** One change of a shop's segments, and of its campaigns, at a time. */
export async function lockSegments(tx: ShopTx): Promise<void> {
  await tx.sql`SELECT id AS shop_id FROM shops WHERE id = ${tx.shopId} FOR NO KEY UPDATE`
}

const nameKey = (name: string) => name.toLowerCase()

const isAsked = ({ segment }: SegmentEdition, wish: SegmentWish) =>
  wish.segment === null || wish.segment === segment

const isSame = (one: SegmentForm, said: SegmentForm) =>
  JSON.stringify(inOrder(one)) === JSON.stringify(inOrder(said))

/** What was stored has its keys in an order of its own. */
const inOrder = ({ name, match, conditions }: SegmentForm) => [
  name,
  match,
  conditions.map((one) => Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1))),
]

interface Addition extends SegmentWish {
  said: SegmentForm
  before: SegmentEdition | null
  editions: SegmentEdition[]
}

async function add(tx: ShopTx, addition: Addition): Promise<number> {
  const { said, before, editions, recordedBy, now } = addition
  const { shopId } = tx
  const id = before?.segment ?? Math.max(0, ...editions.map(({ segment }) => segment)) + 1
  if (!before) await tx.db.segment.create({ data: { shopId, id } })
  await tx.db.segmentEdition.create({
    data: {
      shopId,
      number: Math.max(0, ...editions.map(({ number }) => number)) + 1,
      segment: id,
      ...said,
      effectiveFrom: new Date(now.getTime() + leadMs),
      recordedAt: now,
      recordedBy,
    },
  })
  await watchTags(tx, said, editions)
  if (before) await touchMembers(tx, id, now)
  return id
}

/** Whoever carries a tag that nobody named before is looked for. */
async function watchTags(tx: ShopTx, said: SegmentForm, editions: SegmentEdition[]) {
  const known = new Set(editions.flatMap(tagsNamed))
  if (tagsNamed(said).every((tag) => known.has(tag))) return
  const { shopId } = tx
  await enqueue(tx, 'find_tagged', { shopId }, { key: `find-tagged/${shopId}` })
}
