// A shop with a contest that a member has entered, and what another shop could try with it.
import { randomUUID } from 'node:crypto'
import type { Asked, Doors } from './doors.ts'

/** What of it an address or a form could name. */
export interface Contested {
  contestId: string
  nickname: string
}

const route = 'routes/app.contests.$id'
const said = {
  title: 'Most points',
  when: 'month',
  // To come, so that nobody counts it meanwhile.
  month: new Date(Date.now() + 90 * 86_400_000).toISOString().slice(0, 7),
  repeats: false,
  startsOn: '',
  endsOn: '',
  prizes: [
    { to: 1, points: 5 },
    { to: 2, points: 3 },
  ],
  tie: 'better',
  waitDays: 7,
}

/** @param shop whose customer is a member. */
export async function openContest(
  { askAdmin, askStorefront, tokenOf }: Doors,
  { domain, customerId }: { domain: string; customerId: string },
): Promise<Contested> {
  const contestId = randomUUID()
  const nickname = `Fern${contestId.replace(/[^a-f]/g, '').slice(0, 8)}`
  const form = { intent: 'save', id: contestId, form: JSON.stringify(said) }
  await askAdmin({ route, path: '/app/contests/new', token: tokenOf(domain), form })
  const entered = await askStorefront(domain, customerId, '/contest', {
    contestId,
    isIn: true,
    nickname,
  })
  if (entered.status !== 200) throw new Error(`the contest answered ${entered.status}`)
  return { contestId, nickname }
}

export function aboutContests({ contestId: id }: Contested): Omit<Asked, 'token'>[] {
  const theirs = { route, path: `/app/contests/${id}` }
  const form = JSON.stringify({ ...said, title: 'Mine now' })
  return [
    { route: 'routes/app.contests._index', path: '/app/contests?index' },
    { route, path: '/app/contests/new' },
    theirs,
    { ...theirs, form: { intent: 'save', id, form } },
    { ...theirs, form: { intent: 'call_off' } },
    { route: `${route}_.export`, path: `/app/contests/${id}/export` },
  ]
}
