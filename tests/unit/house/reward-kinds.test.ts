// Adding a kind of reward touches its folder and a line of the catalogue: nobody else knows a kind
// by its name, besides the words for it.
import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { rewardKindNames } from '../../../app/loyalty/reward-kinds/catalogue.ts'
import { filesNaming, linesNaming } from './naming.ts'

// What a new shop begins with; what is looked up by hand is looked up as such.
const known: Record<string, string[]> = {
  'app/loyalty/program/templates/insiders.ts': ['amount_off', 'free_shipping'],
  'app/loyalty/program/templates/run-club.ts': ['amount_off', 'free_shipping'],
  'app/loyalty/program/templates/points-for-spending.ts': ['amount_off', 'percent_off'],
  'app/loyalty/program/templates/fan-club.ts': ['amount_off', 'manual'],
  'app/loyalty/program/templates/giving-back.ts': ['amount_off', 'donation'],
  'app/loyalty/program/templates/book-club.ts': ['amount_off', 'free_shipping'],
  'app/loyalty/program/templates/sip-card.ts': ['amount_off'],
  'app/loyalty/program/templates/slice-of-the-pie.ts': ['amount_off'],
  // What a reward is worth to whom, in figures that show two kinds only.
  'app/loyalty/reward-kinds/point-worth.ts': ['percent_off'],
  'app/ui/program/example/compute-example.ts': ['amount_off'],
  'app/loyalty/rewards/fulfilment/list-fulfilments.server.ts': ['manual'],
  'app/routes/app.fulfilment.tsx': ['manual'],
  'app/ui/fulfilment/fulfilment-page.tsx': ['manual'],
}

const folderOf = (kind: string) => `app/loyalty/reward-kinds/${kind.replaceAll('_', '-')}/`

// Ways in which a voucher is honoured, and the other rooms' own words, that share a kind's name.
const homonyms = {
  gift_card: [
    'app/loyalty/kernel/voucher.ts',
    'app/jobs/',
    'app/loyalty/rewards/',
    'app/routes/',
    // A way in which an order was paid.
    'app/shopify/admin/read-details.ts',
    'app/shopify/webhooks/translate-order.ts',
  ],
  store_credit: [
    'app/loyalty/kernel/voucher.ts',
    'app/jobs/',
    'app/shopify/',
    'app/routes/',
    'app/ui/rewards/',
    'app/ui/settings/',
    'app/loyalty/insights/list-troubles.server.ts',
  ],
  free_shipping: ['app/loyalty/kernel/voucher.ts', 'app/shopify/admin/vouchers/'],
  manual: ['app/loyalty/kernel/public-reward.ts', 'app/loyalty/storefront/public-reward.ts'],
} as Record<string, string[]>

test.each(rewardKindNames)('%s is known to its own folder alone', (kind) => {
  const elsewhere = filesNaming(kind)
    .filter((file) => !file.startsWith(folderOf(kind)))
    .filter((file) => !(known[file] ?? []).includes(kind))
    .filter((file) => !(homonyms[kind] ?? []).some((prefix) => file.startsWith(prefix)))
  expect(elsewhere).toEqual([])
})

test.each(rewardKindNames)('%s has one line in the catalogue, besides its import', (kind) => {
  const variable = kind.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
  expect(linesNaming(variable, 'app/loyalty/reward-kinds/catalogue.ts')).toHaveLength(2)
})

test('every folder is a kind of the catalogue', () => {
  const folders = readdirSync('app/loyalty/reward-kinds', { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name.replaceAll('-', '_'))
  expect(folders.sort()).toEqual(rewardKindNames.toSorted())
})
