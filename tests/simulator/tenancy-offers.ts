// A shop whose member is offered something, and what another shop could try with it.
import { randomUUID } from 'node:crypto'
import { freshOfferSettings } from '../../app/loyalty/personal-offers/offer-settings.ts'
import type { Asked, Doors } from './doors.ts'

/** What of it an address or a form could name. */
export interface Offered {
  offerId: string
}

const route = 'routes/app.offers'
const path = '/app/offers'
const reward = {
  kind: 'product_off',
  id: 'personal-offer',
  isOn: true,
  title: '',
  points: 0,
  variant: { id: '1', productId: '1', title: 'Oat milk' },
  percent: 10,
  mostPieces: 1,
  minimumMinor: 0,
  validDays: 30,
}

interface Parts extends Doors {
  database: { query(text: string, values: unknown[]): Promise<unknown> }
}

export async function makeOffer(
  { askAdmin, tokenOf, database }: Parts,
  { domain, customerId }: { domain: string; customerId: string },
): Promise<Offered> {
  const offerId = randomUUID()
  const form = { intent: 'save', form: JSON.stringify(freshOfferSettings(100)) }
  await askAdmin({ route, path, token: tokenOf(domain), form })
  // The worker would end it, since nobody sells that product.
  await database.query(
    `UPDATE personal_offer_settings SET done_day = '2999-12-31'
     WHERE shop_id = (SELECT id FROM shops WHERE domain = $1)`,
    [domain],
  )
  await database.query(
    `INSERT INTO personal_offers (shop_id, id, member_id, product_id, handle, reward, times,
       bought_at, most_minor, state, made_at, until)
     SELECT m.shop_id, $2, m.id, '1', 'hedge-row', $3, 3, now(), 45, 'open', now(),
       now() + interval '14 days'
     FROM members m JOIN shops s ON s.id = m.shop_id WHERE s.domain = $1 AND m.customer_id = $4`,
    [domain, offerId, JSON.stringify(reward), customerId],
  )
  return { offerId }
}

export function aboutOffers({ offerId }: Offered): Omit<Asked, 'token'>[] {
  return [
    { route, path },
    { route, path, form: { intent: 'save', form: JSON.stringify(freshOfferSettings(100)) } },
    { route, path, form: { intent: 'withdraw', offerId } },
  ]
}
