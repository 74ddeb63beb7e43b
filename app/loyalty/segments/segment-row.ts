// What a list of segments shows of each beside what it is.

export interface SegmentCount {
  members: number
  /** Reckoned from those that were looked at in time; false: exactly. */
  isAbout: boolean
}

export interface SegmentUses {
  /** Of those that run or wait; by name. */
  campaigns: string[]
  /** By their titles, which may be empty. */
  rewards: string[]
  /** Those that were not ended. */
  links: string[]
  /** Those that are not decided, by name. */
  contests: string[]
  /** Something where personal offers are for it. */
  offers: string[]
  /** Something where posting or voting on the idea board is for it. */
  board: string[]
}
