// Where a page of members ends, as an opaque text for an address: the next page starts behind it.
// (Keyset, not offset: the hundredth page costs what the first one does.)

export type MemberCursor =
  | { at: 'joined'; joinedAt: Date; id: string }
  | { at: 'balance'; available: number; id: string }

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

// What a balance can hold.
const mostPoints = 2_147_483_647

export const isMemberId = (text: string) => uuid.test(text)

export function writeCursor(cursor: MemberCursor): string {
  const value = cursor.at === 'joined' ? cursor.joinedAt.getTime() : cursor.available
  return `${cursor.at}_${value}_${cursor.id}`
}

/**
 * @returns null for a text that is no cursor: an old or mistyped address starts at the beginning.
 */
export function readCursor(text: string | null): MemberCursor | null {
  const [at, value, id] = (text ?? '').split('_')
  if (!id || !isMemberId(id) || !value || !/^-?\d{1,13}$/.test(value)) return null
  const number = Number(value)
  if (at === 'joined' && number >= 0) return { at, joinedAt: new Date(number), id }
  if (at === 'balance' && Math.abs(number) <= mostPoints) return { at, available: number, id }
  return null
}
