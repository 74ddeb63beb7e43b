// A shop with a claim link, and what another shop could try with it.
import { randomUUID } from 'node:crypto'
import type { Asked, Doors } from './doors.ts'

/** What of it an address could name. */
export interface Linked {
  linkId: string
  linkCode: string
}

const route = 'routes/app.links.$id'
const said = { name: 'Paper', points: 5, endsOn: '', budgetPoints: null }

export async function openLink({ askAdmin, tokenOf }: Doors, domain: string): Promise<Linked> {
  const linkId = randomUUID()
  const linkCode = `C${linkId.slice(0, 8).toUpperCase()}`
  const form = { intent: 'save', id: linkId, form: JSON.stringify({ ...said, code: linkCode }) }
  await askAdmin({ route, path: '/app/links/new', token: tokenOf(domain), form })
  return { linkId, linkCode }
}

export function aboutLinks({ linkId }: Linked): Omit<Asked, 'token'>[] {
  const theirs = { route, path: `/app/links/${linkId}` }
  return [
    { route: 'routes/app.links._index', path: '/app/links?index' },
    theirs,
    { ...theirs, form: { intent: 'save', id: linkId, form: JSON.stringify(said) } },
    { ...theirs, form: { intent: 'end' } },
    { ...theirs, form: { intent: 'open' } },
  ]
}
