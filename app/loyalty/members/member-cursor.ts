// Where a page of members ends, as an opaque text for an address: the next page starts behind it.
// (Keyset, not offset: the hundredth page costs what the first one does.)

export type MemberCursor =
  | { at: 'joined'; joinedAt: Date; id: string }
  | { at: 'balance'; available: number; id: string }

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

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
  if (!id || !isMemberId(id) || !value || !/^-?\d{1,15}$/.test(value)) return null
  if (at === 'joined') return { at, joinedAt: new Date(Number(value)), id }
  if (at === 'balance') return { at, available: Number(value), id }
  return null
}
