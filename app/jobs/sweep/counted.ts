/** What a part of a comparison came to. */
export interface Counted {
  compared: number
  /** Of those, what was not as we knew it. */
  differing: number
}

/** Of what has no list of changes, so many are looked at in one comparison; the next goes on. */
export const mostLookedAt = 2000
