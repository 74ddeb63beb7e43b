// Codes that combine with one another and pay for a whole order together. Codes for some products
// are left out, since a line takes one of them.
import { kindOf, type Reward } from '../../reward-kinds/catalogue.ts'
import type { OffOrder } from '../../reward-kinds/kind.ts'
import type { FreeOrder } from './warning.ts'

/** So many codes the vendor lets combine on one order, besides one for shipping. */
const mostCodes = 5

interface Piece extends OffOrder {
  rewardId: string
  minimumMinor: number
}

export function ordersForFree(rewards: Reward[]): FreeOrder[] {
  const pieces = rewards
    .flatMap(piecesOf)
    .toSorted((one, other) => sizeOf(other) - sizeOf(one) || other.percent - one.percent)
    .slice(0, mostCodes)
  const codes = pieces.length
  const upToMinor = largestOrder(pieces)
  if (codes < 2 || upToMinor === 0) return []
  const rewardIds = [...new Set(pieces.map(({ rewardId }) => rewardId))]
  return [{ code: 'free_order', rewardIds, codes, upToMinor }]
}

const sizeOf = ({ mostMinor }: Piece) => mostMinor ?? Number.MAX_SAFE_INTEGER

/** As many as one member can have of it, up to what combines. */
function piecesOf(reward: Reward): Piece[] {
  const piece = reward.isOn ? pieceOf(reward) : null
  if (!piece) return []
  const { limitPerMember, stock } = reward
  const count = Math.min(mostCodes, limitPerMember ?? mostCodes, stock ?? mostCodes)
  return Array.from({ length: count }, () => piece)
}

function pieceOf(reward: Reward): Piece | null {
  const off = kindOf(reward.kind).offOrder?.(reward)
  if (!off || !('combinesWithOrder' in reward) || !reward.combinesWithOrder) return null
  if ('products' in reward && reward.products.length + reward.collections.length > 0) return null
  return { ...off, rewardId: reward.id, minimumMinor: reward.minimumMinor }
}

/** The largest order that they pay for in whole; null: any; 0: none. */
function largestOrder(pieces: Piece[]): number | null {
  const endless = pieces.filter(({ mostMinor }) => mostMinor === null)
  const left = endless.reduce((rest, { percent }) => rest - percent, 100)
  if (left <= 0) return null
  const amounts = pieces.reduce((sum, { mostMinor }) => sum + (mostMinor ?? 0), 0)
  const orderMinor = Math.floor((amounts * 100) / left)
  const isPaid = pieces.every(({ mostMinor, percent, minimumMinor }) => {
    const isWhole = mostMinor === null || mostMinor * 100 <= percent * orderMinor
    return isWhole && minimumMinor <= orderMinor
  })
  return isPaid ? orderMinor : 0
}
