// A shop whose program gives for what members do.
import type { ShopDb } from '../../../app/db.server.ts'
import type { Rule } from '../../../app/loyalty/program/settings.ts'
import { freshRule } from '../../../app/loyalty/rules/catalogue.ts'
import { after, givenShop, publish, settings } from '../rewards/given.ts'

export const rules = {
  newsletter: freshRule('newsletter', 'newsletter', 100),
  contact: freshRule('contact', 'contact', 100),
  review: { ...freshRule('review', 'review', 100), times: 2, period: 'day' } as Rule,
  reading: { ...freshRule('reading', 'reading', 100), times: 1, period: 'week' } as Rule,
  visits: freshRule('visits', 'visits', 100),
  share: freshRule('share', 'share', 100),
  task: { ...freshRule('task', 'task', 100), isOn: true, title: 'Follow us' } as Rule,
}

/** In force since an hour before the start. */
export async function givenFanClub(more: Partial<typeof rules> = {}): Promise<ShopDb> {
  const shop = await givenShop()
  await publish(shop, {
    number: 2,
    settings: { ...settings, rules: Object.values({ ...rules, ...more }), rewards: [] },
    effectiveFrom: after({ minutes: -60 }),
  })
  return shop
}
