// What another shop could try with what members of this one did, and with its keys.
import type { Asked } from './doors.ts'
import type { House } from './two-shops.ts'

export const follow = {
  kind: 'task',
  id: 'follow',
  isOn: true,
  title: 'Follow us',
  points: 5,
  url: '',
  noteLabel: '',
  times: 3,
  period: 'day',
}

/** What of it a form, an address or a report could name. */
export interface Done {
  deedId: string
  keyId: string
  key: string
  /** Of the member's link. */
  token: string
}

type Parts = Pick<House, 'askAdmin' | 'askStorefront' | 'tokenOf' | 'database'>

/** @param shop whose program has the task above. */
export async function doDeeds(
  { askAdmin, askStorefront, tokenOf, database }: Parts,
  { domain, customerId }: { domain: string; customerId: string },
): Promise<Done> {
  const told = { did: 'tell', ruleId: follow.id, note: `of ${domain}` }
  await askStorefront(domain, customerId, '/deed', told)
  const link = await askStorefront(domain, customerId, '/deed', { did: 'link' })
  const { rows } = await database.query('SELECT id FROM deeds WHERE note = $1', [told.note])
  const made = await askAdmin({
    route: 'routes/app.settings',
    path: '/app/settings',
    token: tokenOf(domain),
    form: { intent: 'make_key' },
  })
  const { key } = (await made.json()) as { key: string }
  return { deedId: rows[0].id, key, keyId: key.split('.')[0] ?? '', token: link.body.token }
}

export function aboutDeeds({ deedId, keyId }: Done): Omit<Asked, 'token'>[] {
  const queue = { route: 'routes/app.approvals', path: '/app/approvals' }
  const settings = { route: 'routes/app.settings', path: '/app/settings' }
  return [
    queue,
    { ...queue, path: '/app/approvals?state=counted&kind=task' },
    { ...queue, form: { intent: 'approve', ids: deedId } },
    { ...queue, form: { intent: 'reject', ids: deedId, reason: 'not yours' } },
    { ...queue, form: { intent: 'undo', ids: deedId } },
    { ...settings, form: { intent: 'make_key' } },
    { ...settings, form: { intent: 'revoke_key', id: keyId } },
  ]
}
