// Reads what a figure of a member's came from. Whatever is not theirs is not found.
import { explainBalance } from '../../loyalty/explain/reckoning/explain-balance.ts'
import { explainLine } from '../../loyalty/explain/reckoning/explain-line.ts'
import { explainOrder } from '../../loyalty/explain/reckoning/explain-order.ts'
import type { Explanation } from '../../loyalty/explain/reckoning/explanation.ts'
import { readBalance, readSums } from '../../loyalty/members/statement/read-balance.server.ts'
import { readLine } from '../../loyalty/members/statement/read-line.server.ts'
import { readOrder } from '../../loyalty/members/statement/read-order.server.ts'
import { readVersions } from '../../loyalty/program/list-versions.server.ts'
import type { ProxyRequest } from '../../shopify/proxy/require-proxy.server.ts'

type Shop = ProxyRequest['shop']

export function explainFigure(
  shop: Shop,
  memberId: string,
  { line, order }: { line: string | null; order: string | null },
): Promise<Explanation | null> {
  if (line !== null) return ofLine(shop, memberId, line)
  return order === null ? ofBalance(shop, memberId) : ofOrder(shop, memberId, order)
}

async function ofLine(shop: Shop, memberId: string, id: string): Promise<Explanation | null> {
  if (!/^\d{1,18}$/.test(id)) return null
  const line = await readLine(shop, { memberId, id: BigInt(id) })
  if (!line) return null
  const { because } = line
  const number = 'version' in because ? because.version : undefined
  const versions = await readVersions(shop, number ? [number] : [])
  return explainLine(line, versions)
}

async function ofOrder(shop: Shop, memberId: string, id: string): Promise<Explanation | null> {
  const order = await readOrder(shop, id)
  return order?.memberId === memberId ? explainOrder(order) : null
}

async function ofBalance(shop: Shop, memberId: string): Promise<Explanation> {
  const [balance, sums] = await Promise.all([readBalance(shop, memberId), readSums(shop, memberId)])
  return explainBalance({ ...balance, sums })
}
