// `include_fields` of a subscription: only these keys of the payload are sent. A dotted name goes
// into an object, or into every member of a list.

export function includeFields(payload: unknown, fields: string[]): unknown {
  if (Array.isArray(payload)) return payload.map((member) => includeFields(member, fields))
  if (payload === null || typeof payload !== 'object') return payload
  const source = payload as Record<string, unknown>
  const picked: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(source)) {
    if (fields.includes(key)) {
      picked[key] = value
      continue
    }
    const inner = fields.filter((field) => field.startsWith(`${key}.`))
    if (inner.length === 0) continue
    picked[key] = includeFields(
      value,
      inner.map((field) => field.slice(key.length + 1)),
    )
  }
  return picked
}
