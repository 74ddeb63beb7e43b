// How two values of one setting are weighed: whether the later one takes something from members.
// Where nothing is said of a limit there is none; where a list names nothing it means everything.
// Pure.

/** Whether members have less by the second than by the first. */
export type Weigh = (before: unknown, after: unknown) => boolean

/** Members want it high: a rate, a limit, days that something lasts; a switch on. */
export const more: Weigh = (before, after) => highest(after) < highest(before)

/** Members want it low: a price, a minimum, days to wait. */
export const less: Weigh = (before, after) => lowest(after) > lowest(before)

const highest = (value: unknown) => (isSaid(value) ? Number(value) : Number.POSITIVE_INFINITY)
const lowest = (value: unknown) => (isSaid(value) ? Number(value) : 0)
const isSaid = (value: unknown) => value !== null && value !== undefined

/** For some alone where it is on: members want it off. */
export const only: Weigh = (before, after) => after === true && before !== true

/** Choices from what gives members least to what gives them most. */
export const ranked =
  (...choices: string[]): Weigh =>
  (before, after) =>
    choices.indexOf(String(after)) < choices.indexOf(String(before))

/** What takes part: nothing that did may be missing. */
export const wider: Weigh = (before, after) => {
  const [had, has] = [namesOf(before), namesOf(after)]
  return has.size > 0 && (had.size === 0 || [...had].some((name) => !has.has(name)))
}

/** What is left out: nothing may be added. */
export const narrower: Weigh = (before, after) => {
  const had = namesOf(before)
  return [...namesOf(after)].some((name) => !had.has(name))
}

/** Words, and what only the merchant's own work depends on. */
export const never: Weigh = () => false

/** Nobody can tell from the values alone, so it may take something. */
export const unsure: Weigh = () => true

/** Things that were picked are known by their ids: a product that was renamed is the same one. */
function namesOf(list: unknown): Set<string> {
  const items = Array.isArray(list) ? (list as unknown[]) : []
  return new Set(
    items.map((item) =>
      typeof item === 'object' && item !== null && 'id' in item ? String(item.id) : String(item),
    ),
  )
}
