// `npm run bench`: every figure we claim, measured beside a floor in the same run, as a ratio.
// `--json` prints one document for machines, `--only NAME` one figure (or all of a group), `--scale
// 0.1` takes less of everything that is large.

import { existsSync, readFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { startPostgres } from '../scripts/embedded-postgres.ts'
import { catalogue } from './catalogue.ts'
import type { Figure, Measurement } from './figure.ts'
import { scale } from './scale.ts'

const isJson = process.argv.includes('--json')
const only = valueOf('--only')

const chosen = catalogue.filter(
  ({ names }) => !only || names.some((name) => name === only || name.startsWith(`${only}.`)),
)
if (chosen.length === 0) {
  console.error(
    `No figure is called "${only}". There are: ${catalogue.flatMap(({ names }) => names).join(', ')}`,
  )
  process.exit(1)
}

const postgres = await startPostgres('.data/bench/postgres', 0, ['-c', 'shared_buffers=512MB'])
const figures: Figure[] = []
const idleSampleMs = 500
let othersBusy = 0
try {
  for (const { measure, names, aims } of chosen) {
    if (!isJson) console.error(`measuring ${names.join(', ')} …`)
    othersBusy = Math.max(othersBusy, await shareOfOthers())
    const measured = await measure(postgres)
    figures.push(
      ...measured
        .filter(({ name }) => !only || name === only || name.startsWith(`${only}.`))
        .map((one) => judge(one, aims)),
    )
  }
} finally {
  await postgres.stop()
}

const machine = {
  cpus: cpus().length,
  model: cpus()[0]?.model ?? 'unknown',
  memoryGiB: Math.round(totalmem() / 2 ** 30),
  node: process.version,
  disturbance: othersBusy,
  scale,
}
if (isJson) console.log(JSON.stringify({ machine, figures }, null, 2))
else printTable()
process.exit(0)

function judge(measured: Measurement, aims: Record<string, number>): Figure {
  const aim = aims[measured.name] ?? 0
  const { better, ...said } = measured
  const isCeiling = better === 'less'
  const ratio = measured.floorValue === 0 ? measured.value : measured.value / measured.floorValue
  return {
    ...measured,
    ratio: Number(ratio.toFixed(3)),
    aim,
    met: isCeiling ? ratio <= aim : ratio >= aim,
  }
}

/** Small figures with what is behind the point. */
function shown(value: number): number {
  return value < 10 ? Number(value.toFixed(3)) : Math.round(value)
}

function printTable(): void {
  console.table(
    figures.map(({ name, value, unit, floor, floorValue, ratio, aim, met }) => ({
      figure: name,
      value: shown(value),
      unit,
      'beside (floor)': floor,
      floor: shown(floorValue),
      ratio,
      aim,
      met: met ? 'yes' : 'NO',
    })),
  )
  for (const { name, note } of figures) if (note) console.log(`${name}: ${note}`)
  if (scale < 1) console.log(`At a scale of ${scale}: what we claim is of the full size.`)
  console.log(`${machine.cpus} × ${machine.model}, ${machine.memoryGiB} GiB, Node ${machine.node}`)
  if (othersBusy > 0.15)
    console.log(
      `Something else used about ${Math.round(othersBusy * 100)} % of the processors: measure again when it is quiet.`,
    )
}

/** The share of the processors that is busy while we do nothing: neighbours, or an earlier run. */
async function shareOfOthers(): Promise<number> {
  const before = readCpu()
  await new Promise((done) => setTimeout(done, idleSampleMs))
  const after = readCpu()
  const total = after.total - before.total
  return total === 0 ? 0 : Number(((after.busy - before.busy) / total).toFixed(3))
}

function readCpu(): { busy: number; total: number } {
  if (!existsSync('/proc/stat')) return { busy: 0, total: 0 }
  const [first = ''] = readFileSync('/proc/stat', 'utf8').split('\n')
  const jiffies = first.split(/\s+/).slice(1, 9).map(Number)
  const total = jiffies.reduce((sum, one) => sum + one, 0)
  const [, , , idle = 0, iowait = 0] = jiffies
  return { busy: total - idle - iowait, total }
}

function valueOf(flag: string): string | undefined {
  const at = process.argv.indexOf(flag)
  return at === -1 ? undefined : process.argv[at + 1]
}
