// Statements and journals as CSV: figures without separators, money with a point, so that any
// spreadsheet reads them.
import type { JournalLine } from '../../loyalty/accounting/journal-line.ts'
import { type PointValue, valueOf } from '../../loyalty/accounting/point-value.ts'
import type { MonthFigures, MonthStatement } from '../../loyalty/accounting/statement.ts'
import type { Speech } from '../../loyalty/explain/format.ts'
import { renderBecause } from '../../loyalty/explain/render-because.ts'
import { toDecimal } from '../../loyalty/kernel/money.ts'
import { writeCsv } from '../../loyalty/kernel/write-csv.ts'
import { translate } from '../words.tsx'
import { deferredLines, deferredMinor, statementLines } from './statement-lines.ts'

/** One month a line: what was owed, in points and in money, and what is estimated from it. */
export function statementsCsv(
  statements: MonthStatement[],
  { locale, currency }: { locale: string; currency: string },
): string {
  const t = translate(locale, 'accounting')
  const named = (unit: string) => (line: string) => `${line} (${unit})`
  const names = statementLines(emptyPoints, null).map(({ line }) => t(`lines.${line}`))
  const head = [
    t('csv.month'),
    t('csv.state'),
    ...names.map(named(t('lines.points'))),
    ...names.map(named(currency)),
    t('csv.breakage'),
    t('csv.unspent'),
    ...deferredLines.map((line) => named(currency)(t(`deferred.${line}`))),
  ]
  const rows = statements.map(({ month, points, figures, closed, isOpen }) => {
    const lines = statementLines(points, figures?.money ?? null)
    const state = closed ? t('month.closed') : isOpen ? t('month.running') : t('month.over')
    return [
      month,
      state,
      ...lines.map((line) => String(line.points ?? '')),
      ...lines.map(({ moneyMinor }) =>
        moneyMinor === null ? '' : toDecimal(moneyMinor, currency),
      ),
      ...estimatesOf(figures, currency),
    ]
  })
  return writeCsv([head, ...rows])
}

/** Empty where no value is stated, and the share of breakage where there is too little to tell. */
function estimatesOf(figures: MonthFigures | null, currency: string): string[] {
  if (!figures) return ['', '', ...deferredLines.map(() => '')]
  const { breakage, deferred } = figures
  return [
    breakage.rateBps === null ? '' : (breakage.rateBps / 100).toFixed(2),
    String(breakage.expectedPoints),
    ...deferredLines.map((line) => toDecimal(deferredMinor(line, deferred), currency)),
  ]
}

const emptyPoints: MonthStatement['points'] = {
  opening: 0,
  issued: 0,
  takenBack: 0,
  redeemed: 0,
  expired: 0,
  waived: 0,
  adjusted: 0,
  donated: 0,
  closing: 0,
  outstanding: 0,
  pending: 0,
  debt: 0,
}

export function journalHead(locale: string): string {
  const t = translate(locale, 'accounting')
  return writeCsv([
    [
      t('csv.recorded'),
      t('csv.occurred'),
      t('csv.reference'),
      t('csv.member'),
      t('csv.order'),
      t('csv.from'),
      t('csv.to'),
      t('csv.points'),
      t('csv.value'),
      t('csv.currency'),
      t('csv.test'),
      t('csv.reason'),
    ],
  ])
}

export function journalRows(
  lines: JournalLine[],
  value: PointValue | null,
  speech: Speech,
): string {
  return writeCsv(
    lines.map((line) => [
      line.recordedAt.toISOString(),
      line.occurredAt.toISOString(),
      line.reference,
      line.memberId,
      line.orderId ?? '',
      line.from,
      line.to,
      String(line.points),
      value ? toDecimal(valueOf(line.points, value), speech.currency) : '',
      speech.currency,
      line.isTest ? '1' : '0',
      renderBecause(line.because, speech),
    ]),
  )
}
