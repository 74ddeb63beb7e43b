// Connections as Shopify pages them: `first` or `last` must be given, cursors are opaque and stand
// for a place in the order, so that paging goes on where it was when rows move.
import { badRequest, notModelled } from './errors.ts'

export interface ConnectionArguments {
  first?: number | null
  last?: number | null
  after?: string | null
  before?: string | null
  reverse?: boolean | null
  [other: string]: unknown
}

/** A place in an order: a value to sort by, ties by id. */
type Place = [value: string | number, id: string]

interface ConnectionOptions<Item> {
  node: (item: Item) => unknown
  /** Default: as listed. */
  placeOf?: (item: Item, index: number) => Place
  /** Arguments the caller has dealt with. */
  handled?: string[]
}

const mostPerPage = 250
/** A page without an end, for bulk operations only. */
export const wholeList = 2_000_000_000
const paging = new Set(['first', 'last', 'after', 'before', 'reverse', 'sortKey'])

export function connection<Item>(
  items: Item[],
  args: ConnectionArguments,
  { node, placeOf = (_, index) => [index, '0'], handled = [] }: ConnectionOptions<Item>,
) {
  checkArguments(args, handled)
  const placed = sort(
    items.map((item, index) => ({ item, place: placeOf(item, index) })),
    args.reverse ? -1 : 1,
  )
  const within = cut(placed, args)
  const page =
    typeof args.first === 'number' ? within.slice(0, args.first) : within.slice(-(args.last ?? 0))
  const show = (shown: Placed<Item>[]) => {
    const [start] = shown
    const end = shown.at(-1)
    return {
      nodes: () => shown.map(({ item }) => node(item)),
      edges: () => shown.map(({ item, place }) => ({ cursor: encode(place), node: node(item) })),
      pageInfo: {
        hasNextPage: end ? placed.at(-1) !== end : false,
        hasPreviousPage: start ? placed[0] !== start : false,
        startCursor: start ? encode(start.place) : null,
        endCursor: end ? encode(end.place) : null,
      },
    }
  }
  // For bulk operations, which look at a list part by part.
  const window = (from: number, to: number) => show(page.slice(from, to))
  return { ...show(page), total: page.length, window }
}

interface Placed<Item> {
  item: Item
  place: Place
}

/** Lists mostly lie in their order already, and looking is quicker than sorting. */
function sort<Item>(placed: Placed<Item>[], direction: 1 | -1): Placed<Item>[] {
  const isInOrder = placed.every((one, index) => {
    const before = placed[index - 1]
    return !before || comparePlaces(before.place, one.place) <= 0
  })
  if (isInOrder) return direction === 1 ? placed : placed.reverse()
  return placed.sort((a, b) => direction * comparePlaces(a.place, b.place))
}

function cut<Item>(placed: Placed<Item>[], args: ConnectionArguments): Placed<Item>[] {
  const direction = args.reverse ? -1 : 1
  const after = args.after ? decode(args.after) : null
  const before = args.before ? decode(args.before) : null
  if (!after && !before) return placed
  return placed.filter(
    ({ place }) =>
      (!after || direction * comparePlaces(place, after) > 0) &&
      (!before || direction * comparePlaces(place, before) < 0),
  )
}

function checkArguments(args: ConnectionArguments, handled: string[]): void {
  const { first, last } = args
  if (typeof first !== 'number' && typeof last !== 'number') {
    throw badRequest('you must provide one of first or last')
  }
  if (typeof first === 'number' && typeof last === 'number') {
    throw badRequest('providing both first and last is not supported')
  }
  const size = first ?? last ?? 0
  if (size < 0 || (size > mostPerPage && size !== wholeList)) {
    throw badRequest(`first and last must be between 0 and ${mostPerPage}`)
  }
  for (const [name, value] of Object.entries(args)) {
    if (value === null || value === undefined || paging.has(name) || handled.includes(name))
      continue
    throw notModelled(`the argument ${name} here`)
  }
}

function comparePlaces([a, idA]: Place, [b, idB]: Place): number {
  if (a !== b) return a < b ? -1 : 1
  return compareIds(idA, idB)
}

/** Decimal ids of any length. */
export function compareIds(a: string, b: string): number {
  if (a.length !== b.length) return a.length - b.length
  return a === b ? 0 : a < b ? -1 : 1
}

function encode(place: Place): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url')
}

function decode(cursor: string): Place {
  try {
    const place = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    if (Array.isArray(place) && place.length === 2) return [place[0], String(place[1])]
  } catch {
    // Falls through to the one error there is.
  }
  throw badRequest(`Invalid cursor: ${cursor}`)
}
