// Orders and programs as they were stored, some by earlier releases, and what each order is worth
// under each program. Made once: orders and programs are only ever added, at the end of their file.
import { readFileSync, writeFileSync } from 'node:fs'
import { evaluate } from '../../app/loyalty/earning/evaluate.ts'
import type { Effect, Inputs } from '../../app/loyalty/earning/evaluation.ts'
import { readSnapshot, type StoredSnapshot } from '../../app/loyalty/kernel/stored-snapshot.ts'
import { type ProgramSettings, settingsSchema } from '../../app/loyalty/program/settings.ts'

interface StoredOrder {
  snapshot: StoredSnapshot
  inputs?: Partial<Inputs>
}

/**
 * Of one order: "spend 19 order 10 stamp:tea 2" under each program, and when the points of one are
 * there.
 */
export interface Worths {
  order: string
  worths: string[]
  times: string
}

const folder = 'tests/golden'
/** Which program's times are kept goes round, among as many as there were at first. */
const timedPrograms = 20

export const readWorths = (): Worths[] => readRows<Worths>('worths')
export const writeWorths = (rows: Worths[]): void => writeRows('worths', rows)

export function computeWorths(): Worths[] {
  const programs = readRows<unknown>('programs').map((one) => settingsSchema.parse(one))
  return readRows<StoredOrder>('orders').map((order, place) => {
    const effects = programs.map((settings) => value(order, settings))
    const [first] = effects[place % timedPrograms] ?? []
    return {
      order: order.snapshot.orderId,
      worths: effects.map((all) => all.map(inShort).join(' ')),
      times: first ? [first.availableAt, first.expiresAt, first.movesTo].join(' ').trim() : '',
    }
  })
}

const inShort = ({ asset, key, quantity }: Effect) =>
  `${asset === 'points' ? key : asset} ${quantity}`

/** One line for each worth that is another one now. */
export function differencesOf(before: Worths[], now: Worths[]): string[] {
  return now.flatMap((one, place) => {
    const was = before[place]
    if (!was) return [`order ${one.order} is new`]
    const worths = one.worths.flatMap((worth, program) =>
      worth === was.worths[program]
        ? []
        : [`order ${one.order}, program ${program + 1}: ${was.worths[program]} → ${worth}`],
    )
    const times = one.times === was.times ? [] : [`order ${one.order}: ${was.times} → ${one.times}`]
    return [...worths, ...times]
  })
}

function value({ snapshot, inputs }: StoredOrder, settings: ProgramSettings) {
  const version = { number: 1, settings }
  const timeZone = 'America/New_York'
  return evaluate(
    { engine: 1, version, timeZone, memberId: 'm', ...inputs },
    readSnapshot(snapshot),
  ).effects
}

function readRows<Row>(name: string): Row[] {
  const text = readFileSync(`${folder}/${name}.jsonl`, 'utf8').trim()
  return text === '' ? [] : text.split('\n').map((line) => JSON.parse(line) as Row)
}

function writeRows(name: string, rows: object[]): void {
  writeFileSync(`${folder}/${name}.jsonl`, `${rows.map((row) => JSON.stringify(row)).join('\n')}\n`)
}
