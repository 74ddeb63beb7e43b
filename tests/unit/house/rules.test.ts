// Adding a rule of earning touches its folder, a line of the catalogue and the language files:
// nobody else knows a rule by its name.
import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import domain from '../../../app/loyalty/explain/locales/en/index.ts'
import { ruleKind, ruleNames } from '../../../app/loyalty/rules/catalogue.ts'
import pages from '../../../app/ui/locales/en/index.ts'
import { filesNaming, linesNaming } from './naming.ts'

// What a shop begins with.
const known = [
  'app/loyalty/program/templates/fan-club.ts',
  'app/loyalty/program/templates/giving-back.ts',
  'app/loyalty/program/templates/insiders.ts',
  'app/loyalty/program/templates/run-club.ts',
  'app/loyalty/program/templates/points-for-spending.ts',
  'app/loyalty/program/templates/book-club.ts',
  'app/loyalty/program/templates/sip-card.ts',
  'app/loyalty/program/templates/slice-of-the-pie.ts',
]

// Orders and joinings that are no rules: what a delivery is about, what an amount moved for, what a
// discount was meant for.
const why = [
  'app/loyalty/kernel/because.ts',
  'app/loyalty/kernel/events/event.ts',
  'app/loyalty/explain/render-because.ts',
  'app/loyalty/explain/reckoning/explain-balance.ts',
  'app/loyalty/explain/reckoning/explain-line.ts',
  'app/loyalty/members/statement/read-order.server.ts',
  'app/loyalty/members/statement/read-statement.server.ts',
]
const homonyms: Record<string, string[]> = {
  order: [
    ...why,
    'app/jobs/deliveries/read-delivery.ts',
    'app/jobs/deliveries/settle-batch.ts',
    'app/loyalty/kernel/facts.ts',
    'app/shopify/webhooks/translate-line.ts',
    'app/loyalty/ledger/verify.server.ts',
    'app/loyalty/settlement/plan-transfers.server.ts',
    'app/routes/proxy.explain/route.ts',
    'app/ui/program/example/compute-example.ts',
    // What a discount reaches.
    'app/loyalty/rules/count-lines.ts',
  ],
  signup: [...why, 'app/loyalty/earning/signup.ts'],
  anniversary: [...why, 'app/loyalty/settlement/days/anniversaries.server.ts'],
  birthday: [...why, 'app/loyalty/settlement/days/birthdays.server.ts'],
  winback: [...why, 'app/loyalty/settlement/days/winbacks.server.ts'],
  newsletter: why,
  contact: why,
  // How far an import has come.
  reading: [...why, 'app/jobs/imports/import-subject.ts'],
  visits: why,
  // Of a cart: what a reward may take of it.
  share: [
    ...why,
    'app/loyalty/explain/reckoning/explain-lines.ts',
    'app/loyalty/reward-kinds/kind.ts',
    // Of a sale: what the first run asks to give back.
    'app/loyalty/program/first-run/take-first.server.ts',
    'app/ui/start/questions-card.tsx',
  ],
  task: why,
  // A referral that a person has to look at.
  review: [
    ...why,
    'app/loyalty/referrals/check-referral.ts',
    'app/loyalty/referrals/list-referrals.server.ts',
    'app/loyalty/referrals/referral.ts',
    'app/loyalty/settlement/referrals/decide-referral.server.ts',
    'app/loyalty/settlement/referrals/referral-of.ts',
    'app/routes/app.referrals/route.tsx',
    'app/ui/referrals/referral-line.tsx',
    'app/ui/referrals/referrals-page.tsx',
  ],
  // What its unit is called.
  stamp: ['app/loyalty/explain/units/stamp-words.ts'],
  // Pieces of what a paid membership is sold as.
  units: ['app/loyalty/plans/terms.ts'],
}

test.each(ruleNames)('%s is known to its own folder alone', (name) => {
  const elsewhere = filesNaming(name)
    .filter((file) => !file.startsWith(`app/loyalty/rules/${name}/`))
    .filter((file) => ![...known, ...(homonyms[name] ?? [])].includes(file))
  expect(elsewhere).toEqual([])
})

test.each(ruleNames)('%s has one line in the catalogue, besides its import', (name) => {
  expect(linesNaming(name, 'app/loyalty/rules/catalogue.ts')).toHaveLength(2)
})

test('every folder is a rule of the catalogue', () => {
  const folders = readdirSync('app/loyalty/rules', { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
  expect(folders.sort()).toEqual(ruleNames.toSorted())
})

test.each(ruleNames)('%s has its words: title, way, reason, form', (name) => {
  const { onOrder, schema } = ruleKind(name)
  expect(domain.rule.name).toHaveProperty(name)
  expect(domain.way).toHaveProperty(name)
  if (onOrder) expect(domain.rule).toHaveProperty(name)
  if (onOrder) expect(domain.because.order).toHaveProperty(`paid_${name}`)
  expect(pages.program.earning.about).toHaveProperty(name)
  const fields = Object.entries(schema.shape).filter(([, one]) => one.meta()?.input !== 'hidden')
  const { shared, ...own } = domain.settings.rules
  const named = { ...shared, ...(own as Partial<Record<string, object>>)[name] }
  expect(fields.map(([field]) => field).filter((field) => !(field in named))).toEqual([])
})
