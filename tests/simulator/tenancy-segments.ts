// What a shop could try with the segments of another, by numbers that the other one has.
import type { Asked } from './doors.ts'

const conditions = [{ kind: 'orders', from: 0, to: null, days: null }]
const question = JSON.stringify({ match: 'all', conditions })

export function aboutSegments(): Omit<Asked, 'token'>[] {
  const list = { route: 'routes/app.segments._index', path: '/app/segments?index' }
  const one = { route: 'routes/app.segments.$id', path: '/app/segments/1' }
  return [
    list,
    { ...list, form: { intent: 'remove', segment: '1' } },
    { ...list, form: { intent: 'restore', segment: '1' } },
    one,
    { ...one, form: { intent: 'save', form: '{}', seen: '1' } },
    { route: 'routes/app.members._index', path: '/app/members?segment=1&tier=gold' },
    {
      route: 'routes/app.segments.count',
      path: `/app/segments/count?segment=${encodeURIComponent(question)}`,
    },
  ]
}
