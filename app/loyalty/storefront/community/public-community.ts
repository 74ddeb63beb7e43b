// Whether a page shows members to one another: only then does it speak of nicknames.
export interface PublicCommunity {
  /** Left out where nothing of the shop shows anybody. */
  nicknames?: true
}

/** @param shown whatever shows members by their names. */
export const publicNicknames = (...shown: (readonly unknown[] | undefined)[]): PublicCommunity =>
  shown.some((list) => list && list.length > 0) ? { nicknames: true } : {}
