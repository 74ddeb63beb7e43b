// The reader behind what every page of the shop shows of the idea board.
import type { ShopTx } from '../../../db.server.ts'
import { readBoard } from '../../ideas/keep-board.server.ts'
import { readTop } from '../../ideas/shown-ideas.server.ts'
import { readShownNames } from '../../membership/nickname/read-nicknames.server.ts'
import { type PublicIdeas, publicIdeas } from './public-ideas.ts'

export async function readPublicIdeas(shop: ShopTx): Promise<PublicIdeas> {
  const { isOn, points } = await readBoard(shop)
  if (!isOn) return {}
  const { ideas, count } = await readTop(shop)
  const names = await readShownNames(
    shop,
    ideas.map(({ memberId }) => memberId),
  )
  const named = ideas.map((idea) => ({ ...idea, by: names.get(idea.memberId) ?? null }))
  return publicIdeas({ isOn, points, count, ideas: named })
}
