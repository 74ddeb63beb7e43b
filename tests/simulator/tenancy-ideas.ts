// A shop with an idea board, and what another shop could try with its ideas.
import { randomUUID } from 'node:crypto'
import type { Asked, Doors } from './doors.ts'

/** What of it an address or a form could name. */
export interface Pondered {
  ideaId: string
  ideaTitle: string
}

const route = 'routes/app.ideas.$id'
const board = { isOn: true, mostWaiting: 9, mostWeekly: 9, points: 5 }

/** @param shop whose customer is a member. */
export async function openIdeas(
  { askAdmin, askStorefront, tokenOf }: Doors,
  { domain, customerId }: { domain: string; customerId: string },
): Promise<Pondered> {
  const ideaId = randomUUID()
  const ideaTitle = `A wish of ${domain}`
  const token = tokenOf(domain)
  const form = { form: JSON.stringify(board) }
  await askAdmin({ route: 'routes/app.ideas.board', path: '/app/ideas/board', token, form })
  const posted = { did: 'post', ideaId, title: ideaTitle }
  await askStorefront(domain, customerId, '/ideas', posted)
  const accept = { intent: 'accept' }
  await askAdmin({ route, path: `/app/ideas/${ideaId}`, token, form: accept })
  await askStorefront(domain, customerId, '/ideas', { did: 'vote', ideaId, isFor: true })
  return { ideaId, ideaTitle }
}

/** @param own an idea of whoever asks. */
export function aboutIdeas(own: Pondered, other: Pondered): Omit<Asked, 'token'>[] {
  const theirs = { route, path: `/app/ideas/${other.ideaId}` }
  const mine = { route, path: `/app/ideas/${own.ideaId}` }
  const acts: Record<string, string>[] = [
    { intent: 'accept' },
    { intent: 'decline', reason: 'tone', words: 'Not here' },
    { intent: 'undo' },
    { intent: 'remove' },
    { intent: 'status', status: 'done' },
    { intent: 'pin' },
    { intent: 'unpin' },
    { intent: 'reply', reply: 'Mine now' },
    { intent: 'join', into: own.ideaId },
    { intent: 'part' },
  ]
  return [
    { route: 'routes/app.ideas._index', path: '/app/ideas?index&tab=shown' },
    { route: 'routes/app.ideas._index', path: '/app/ideas?index&q=wish' },
    { route: 'routes/app.ideas.board', path: '/app/ideas/board' },
    {
      route: 'routes/app.ideas.board',
      path: '/app/ideas/board',
      form: { form: JSON.stringify(board) },
    },
    theirs,
    ...acts.map((form) => ({ ...theirs, form })),
    { ...mine, path: `${mine.path}?q=wish` },
    { ...mine, form: { intent: 'join', into: other.ideaId } },
  ]
}
