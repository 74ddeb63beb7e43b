// The stamp cards of a member: those of the program in force, begun or not, and any earlier one on
// which stamps are left.
import type { ShopTx } from '../../../db.server.ts'
import { cardOf } from '../../kernel/assets/asset.ts'
import { stampCards } from '../../program/cards/stamp-cards.ts'
import { listVersions } from '../../program/list-versions.server.ts'
import { readProgramInForce } from '../../program/read-program-in-force.server.ts'
import type { StatementCard } from './statement.ts'

type Row = Omit<StatementCard, 'id' | 'rule' | 'needed'> & { asset: string }

const nothing = { available: 0, pending: 0, held: 0, outstanding: 0 }

export async function listCards(
  shop: ShopTx,
  memberId: string,
  now: Date,
): Promise<StatementCard[]> {
  const [rows, version] = await Promise.all([
    readRows(shop, memberId),
    readProgramInForce(shop, now),
  ])
  const offered = version ? stampCards(version.settings).filter(({ isOn }) => isOn) : []
  const begun = new Map(rows.map(({ asset, ...amounts }) => [cardOf(asset) ?? '', amounts]))
  const earlier = [...begun.keys()].filter((id) => !offered.some((card) => card.id === id))
  const known = earlier.length > 0 ? await listVersions(shop) : []
  const before = earlier.flatMap((id) => {
    const cards = known.flatMap(({ settings }) => stampCards(settings))
    return cards.findLast((card) => card.id === id) ?? []
  })
  return [...offered, ...before].map(({ id, kind, title, needed }) => ({
    id,
    rule: { kind, title },
    needed,
    ...(begun.get(id) ?? nothing),
  }))
}

/** `available` is what is in lots less what is owed. */
function readRows(shop: ShopTx, memberId: string): Promise<Row[]> {
  return shop.sql<Row>`
    SELECT asset, available - debt AS available, pending, held, outstanding
    FROM balances WHERE shop_id = ${shop.shopId} AND member_id = ${memberId}::uuid
      AND asset LIKE 'stamp:%'
      AND (available, pending, held, outstanding, debt) <> (0, 0, 0, 0, 0)
    ORDER BY asset`
}
