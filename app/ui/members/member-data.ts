// What the pages of members are given: instants are texts.
import type { SerializeFrom } from '@remix-run/node'
import type { Result } from '../../loyalty/kernel/refusals.ts'
import type { Statement } from '../../loyalty/members/statement.ts'

export interface MemberFace {
  name: string
  email: string | null
}

export interface ListedMember {
  id: string
  joinedAt: string
  available: number
  pending: number
  /** As Shopify names them at this moment; null where it has no such customer any more. */
  face: MemberFace | null
  isForgotten: boolean
}

/** As a page is given it: instants are texts. */
export type ShownStatement = SerializeFrom<Statement>

export interface MemberData {
  statement: ShownStatement
  face: MemberFace | null
  isNewest: boolean
  /** For the next adjustment made on this page. */
  adjustmentId: string
}

export interface MemberAnswer {
  intent: 'adjust' | 'undo'
  adjustmentId: string
  result: Result<null>
}
