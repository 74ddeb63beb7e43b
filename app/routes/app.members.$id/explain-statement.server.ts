// What the books say of a member, with the reckoning of every line and of the balance.
import { explainBalance } from '../../loyalty/explain/reckoning/explain-balance.ts'
import { explainLine } from '../../loyalty/explain/reckoning/explain-line.ts'
import type { Statement, StatementEntry } from '../../loyalty/members/statement/statement.ts'
import { readVersions } from '../../loyalty/program/list-versions.server.ts'
import type { AdminRequest } from '../../shopify/require-admin.server.ts'

export async function explainStatement(shop: AdminRequest['shop'], statement: Statement) {
  const { entries, balance, sums } = statement
  const versions = await readVersions(shop, entries.flatMap(versionOf))
  return {
    ...statement,
    explanation: explainBalance({ ...balance, sums }),
    entries: entries.map((entry) => ({ ...entry, explanation: explainLine(entry, versions) })),
  }
}

function versionOf({ because }: StatementEntry): number[] {
  return 'version' in because && because.version ? [because.version] : []
}
