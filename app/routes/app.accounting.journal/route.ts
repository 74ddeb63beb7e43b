// The journal of a month as a file, written while it is read.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { now } from '../../clock.server.ts'
import type { JournalLine } from '../../loyalty/accounting/journal-line.ts'
import { monthPattern } from '../../loyalty/accounting/months.ts'
import { readJournal } from '../../loyalty/accounting/read-journal.server.ts'
import { readMonthSpan } from '../../loyalty/accounting/read-month-span.server.ts'
import { readStatements } from '../../loyalty/accounting/read-statements.server.ts'
import { languageOf } from '../../loyalty/explain/languages.ts'
import { readProgramInForce } from '../../loyalty/program/read-program-in-force.server.ts'
import { plainPointsName, pointsWords } from '../../loyalty/storefront/points-words.ts'
import { requireAdmin } from '../../shopify/require-admin.server.ts'
import { journalHead, journalRows } from '../../ui/accounting/statement-csv.ts'
import { csvAnswer } from '../../ui/file-answer.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop, shopRow, locale } = await requireAdmin(request)
  const { timeZone, currency } = shopRow
  const month = new URL(request.url).searchParams.get('month') ?? ''
  if (!monthPattern.test(month)) throw new Response(null, { status: 400 })
  const [span, { statements }, program] = await Promise.all([
    readMonthSpan(shop, month, timeZone),
    readStatements(shop, { now: now(), timeZone }),
    readProgramInForce(shop, now()),
  ])
  const chosen = program?.settings.pointsName ?? plainPointsName
  const pointsName = pointsWords(chosen, undefined, languageOf(locale))
  const value = statements.find((statement) => statement.month === month)?.figures?.value ?? null
  const rows = (lines: JournalLine[]) => journalRows(lines, value, { locale, currency, pointsName })
  return csvAnswer(
    `journal-${month}.csv`,
    pieces(journalHead(locale), readJournal(shop, span), rows),
  )
}

async function* pieces(
  head: string,
  journal: AsyncGenerator<JournalLine[]>,
  rows: (lines: JournalLine[]) => string,
): AsyncGenerator<string> {
  yield head
  for await (const lines of journal) yield rows(lines)
}
