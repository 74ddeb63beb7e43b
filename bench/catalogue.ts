// Every figure, who measures it, and what we aim at (the ratio to its floor).
import type { Postgres } from '../scripts/embedded-postgres.ts'
import { measureAdmin, measuredPages, metrics } from './admin.ts'
import { createBenchDatabase } from './database.ts'
import { measureDoor } from './door.ts'
import type { Measurement } from './figure.ts'
import { measureInstall } from './install.ts'
import { measureSettle } from './settle.ts'
import { measureWidget } from './widget.ts'

interface Entry {
  names: string[]
  aims: Record<string, number>
  measure(postgres: Postgres): Promise<Measurement[]>
}

const adminNames = measuredPages.flatMap((page) =>
  metrics.map((metric) => `admin.${page}.${metric}`),
)

export const catalogue: Entry[] = [
  {
    names: ['door.sdk', 'door.bare'],
    aims: { 'door.sdk': 2, 'door.bare': 0.6 },
    measure: async (postgres) => measureDoor(await createBenchDatabase(postgres, 'door')),
  },
  {
    names: ['settle'],
    aims: { settle: 0.25 },
    measure: async (postgres) => [
      { name: 'settle', ...(await measureSettle(await createBenchDatabase(postgres, 'settle'))) },
    ],
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
]
