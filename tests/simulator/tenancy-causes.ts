// A shop with a cause that was given to and paid, and what another shop could try with it.
import { randomUUID } from 'node:crypto'
import type { Asked, Doors } from './doors.ts'

export const donation = {
  kind: 'donation',
  id: 'give',
  isOn: true,
  title: '',
  points: 10,
  amountMinor: 100,
}

/** What of it an address or a form could name. */
export interface Caused {
  causeId: string
  donationId: string
  paymentId: string
}

const route = 'routes/app.causes.$id'

/** @param shop whose program has the donation above, and whose customer has points. */
export async function openCause(
  { askAdmin, askStorefront, tokenOf }: Doors,
  { domain, customerId }: { domain: string; customerId: string },
): Promise<Caused> {
  const token = tokenOf(domain)
  const [causeId, paymentId] = [randomUUID(), randomUUID()]
  const said = { name: `The cause of ${domain}`, text: '', url: '', pictureUrl: '' }
  const form = { intent: 'save', id: causeId, form: JSON.stringify(said) }
  await askAdmin({ route, path: '/app/causes/new', token, form })
  const wish = { rewardId: donation.id, points: 10, causeId, requestId: 'give-0001' }
  const { body } = await askStorefront(domain, customerId, '/redeem', wish)
  await askAdmin({
    route,
    path: `/app/causes/${causeId}`,
    token,
    form: { intent: 'pay', id: paymentId, form: JSON.stringify(aPayment) },
  })
  return { causeId, paymentId, donationId: body.redemption.id }
}

const aPayment = { amountMinor: 100, paidOn: '2026-01-01', note: '' }

/** @param own a cause of whoever asks. */
export function aboutCauses(own: Caused, other: Caused): Omit<Asked, 'token'>[] {
  const theirs = { route, path: `/app/causes/${other.causeId}` }
  const ours = { route, path: `/app/causes/${own.causeId}` }
  const said = { name: 'Mine now', text: '', url: '', pictureUrl: '' }
  return [
    { route: 'routes/app.causes._index', path: '/app/causes?index' },
    theirs,
    { ...theirs, form: { intent: 'save', id: other.causeId, form: JSON.stringify(said) } },
    { ...theirs, form: { intent: 'end' } },
    { ...theirs, form: { intent: 'open' } },
    { ...theirs, form: { intent: 'pay', id: randomUUID(), form: JSON.stringify(aPayment) } },
    { ...ours, form: { intent: 'pay', id: other.paymentId, form: JSON.stringify(aPayment) } },
    { ...ours, form: { intent: 'undo_payment', id: other.paymentId } },
    { ...ours, form: { intent: 'cancel_donation', id: other.donationId } },
  ]
}
