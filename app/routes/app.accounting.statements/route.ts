// The statements of all months as a file.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { now } from '../../clock.server.ts'
import { readStatements } from '../../loyalty/accounting/read-statements.server.ts'
import { requireAdmin } from '../../shopify/require-admin.server.ts'
import { statementsCsv } from '../../ui/accounting/statement-csv.ts'
import { csvAnswer } from '../../ui/file-answer.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop, shopRow, locale } = await requireAdmin(request)
  const { timeZone, currency } = shopRow
  const { statements } = await readStatements(shop, { now: now(), timeZone })
  return csvAnswer('statements.csv', once(statementsCsv(statements, { locale, currency })))
}

async function* once(text: string): AsyncGenerator<string> {
  yield text
}
