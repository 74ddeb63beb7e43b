// What a reward is called where the merchant gave it no title: the numbers of its name, to be
// written in whatever language it is read in.

/** A value of a name. */
export type NamePart =
  | { money: number }
  | { percent: number }
  | { points: number }
  | { text: string }

export interface RewardName {
  /** In the language files: `reward.<key>`. */
  key: string
  parts: Partial<Record<string, NamePart>>
}
