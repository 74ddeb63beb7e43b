// The answer of a bulk query as lines of JSON: one for each member of a connection, a member of a
// nested one with the id of what it belongs to.
import { connectionMark, idMark } from './rewrite.ts'

type Plain = Record<string, unknown>

export interface Lines {
  /** Members of the root connection, and how many objects in all. */
  roots: number
  objects: number
  text: string
}

/** @param isGrouped children directly below their parents, else after all of them. */
export function toLines(connection: unknown, isGrouped: boolean): Lines {
  const roots = membersOf(connection as Plain)
  const own: string[] = []
  const later: string[] = []
  let objects = 0
  const write = (member: Plain, parentId: string | null) => {
    const children: [Plain, string | null][] = []
    const id = (member[idMark] as string | undefined) ?? parentId
    const line = strip(member, (child) => children.push([child, id]))
    objects += 1
    const into = isGrouped || parentId === null ? own : later
    into.push(JSON.stringify(parentId === null ? line : { ...line, __parentId: parentId }))
    for (const [child, of] of children) write(child, of)
  }
  for (const member of roots) write(member, null)
  const all = [...own, ...later]
  return { roots: roots.length, objects, text: all.length > 0 ? `${all.join('\n')}\n` : '' }
}

function membersOf(connection: Plain): Plain[] {
  if (Array.isArray(connection.nodes)) return connection.nodes as Plain[]
  if (!Array.isArray(connection.edges)) return []
  return (connection.edges as Plain[]).map((edge) => edge.node as Plain)
}

/** An object without its marks and without the connections in it, whose members are handed over. */
function strip(value: Plain, give: (member: Plain) => void): Plain {
  const kept: Plain = {}
  for (const [name, part] of Object.entries(value)) {
    if (name === idMark) continue
    if (!isPlain(part)) {
      kept[name] = Array.isArray(part) ? part.map((one) => stripAny(one, give)) : part
    } else if (connectionMark in part) for (const member of membersOf(part)) give(member)
    else kept[name] = strip(part, give)
  }
  return kept
}

function stripAny(value: unknown, give: (member: Plain) => void): unknown {
  return isPlain(value) ? strip(value, give) : value
}

function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
