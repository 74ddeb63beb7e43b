// Every figure, who measures it, and what we aim at (the ratio to its floor).
import type { Postgres } from '../scripts/embedded-postgres.ts'
import { measureAdmin, measuredPages, metrics } from './admin.ts'
import { backfillNames, measureBackfill } from './backfill.ts'
import { measureBacktest } from './backtest.ts'
import { createBenchDatabase, dropBenchDatabase } from './database.ts'
import { measureDoor } from './door.ts'
import { measureEvaluate } from './evaluate.ts'
import type { Measurement } from './figure.ts'
import { flatFigures, measureFlat } from './flat.ts'
import { measureInstall } from './install.ts'
import { peakFigures, peakNames, playBarely, playPeak } from './peak.ts'
import { measureSettle } from './settle.ts'
import { measureShopper, shopperFigures } from './shopper.ts'
import { measureWidget } from './widget.ts'

interface Entry {
  names: string[]
  aims: Record<string, number>
  measure(postgres: Postgres): Promise<Measurement[]>
}

const adminNames = measuredPages.flatMap((page) =>
  metrics.map((metric) => `admin.${page}.${metric}`),
)

// Equal counts of statements, a fifth more pages at most, half as much time again at most.
const shopperAims = { statements: 1, buffers: 1.2, time: 1.5 }
const shopperNames = ['me', 'redeem'].flatMap((name) =>
  shopperFigures.map((figure) => `${name}.${figure}`),
)

export const catalogue: Entry[] = [
  {
    names: ['door.sdk', 'door.bare'],
    aims: { 'door.sdk': 2, 'door.bare': 0.6 },
    measure: async (postgres) => measureDoor(await createBenchDatabase(postgres, 'door')),
  },
  {
    names: ['settle', 'settle.disk'],
    aims: { settle: 0.5, 'settle.disk': 1 },
    measure: async (postgres) => {
      const plain = await measureSettle(await createBenchDatabase(postgres, 'settle'))
      await dropBenchDatabase(postgres, 'settle')
      const slow = await measureSettle(await createBenchDatabase(postgres, 'settle_disk'), 1000)
      await dropBenchDatabase(postgres, 'settle_disk')
      return [
        { name: 'settle', ...plain },
        { name: 'settle.disk', ...slow },
      ]
    },
  },
  {
    names: flatFigures.map((figure) => `flat.${figure}`),
    aims: {
      'flat.statements': 1,
      'flat.buffers': 1.2,
      'flat.time': 1.5,
      'flat.bytes': 1,
    },
    measure: async (postgres) =>
      measureFlat({
        small: await createBenchDatabase(postgres, 'flat_small'),
        large: await createBenchDatabase(postgres, 'flat_large'),
      }),
  },
  {
    names: backfillNames,
    aims: { 'backfill.time': 3, 'backfill.memory': 1, 'backfill.growth': 1.15 },
    measure: async (postgres) =>
      measureBackfill({
        imported: await createBenchDatabase(postgres, 'backfill'),
        plain: await createBenchDatabase(postgres, 'backfill_plain'),
      }),
  },
  {
    names: peakNames,
    aims: {
      'peak.accepted': 0.99,
      'peak.processor': 2,
      'peak.lost': 0,
      'peak.backlog': 1,
      'peak.answer': 1,
      'peak.holds': 1,
    },
    measure: async (postgres) => {
      const ours = await playPeak(await createBenchDatabase(postgres, 'peak'))
      await dropBenchDatabase(postgres, 'peak')
      const bare = await playBarely(await createBenchDatabase(postgres, 'peak_bare'))
      await dropBenchDatabase(postgres, 'peak_bare')
      return peakFigures(ours, bare)
    },
  },
  {
    names: ['backtest'],
    aims: { backtest: 1 },
    measure: async (postgres) => measureBacktest(await createBenchDatabase(postgres, 'backtest')),
  },
  {
    names: ['evaluate', 'evaluate.everything'],
    aims: { evaluate: 1, 'evaluate.everything': 1 },
    measure: async () => measureEvaluate(),
  },
  {
    names: ['widget.requests', 'widget.loader', 'widget.opened'],
    aims: { 'widget.requests': 0, 'widget.loader': 1, 'widget.opened': 1 },
    measure: async (postgres) => measureWidget(await createBenchDatabase(postgres, 'widget')),
  },
  {
    names: adminNames,
    aims: Object.fromEntries(adminNames.map((name) => [name, 1])),
    measure: async (postgres) => measureAdmin(await createBenchDatabase(postgres, 'admin')),
  },
  {
    names: ['install.figures', 'install.complete'],
    aims: { 'install.figures': 1, 'install.complete': 1 },
    measure: async (postgres) => measureInstall(await createBenchDatabase(postgres, 'install')),
  },
  {
    names: shopperNames,
    aims: Object.fromEntries(
      ['me', 'redeem'].flatMap((name) =>
        shopperFigures.map((figure) => [`${name}.${figure}`, shopperAims[figure]]),
      ),
    ),
    measure: async (postgres) =>
      measureShopper({
        small: await createBenchDatabase(postgres, 'shopper_small'),
        large: await createBenchDatabase(postgres, 'shopper_large'),
      }),
  },
]
