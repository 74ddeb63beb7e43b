// Runs the saved draft over the shop's own orders, a part for each request, and names members.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { now } from '../clock.server.ts'
import { monthOf } from '../loyalty/accounting/months.ts'
import { readStatedValue } from '../loyalty/accounting/read-stated-value.server.ts'
import { countBacktest, runBacktest } from '../loyalty/insights/backtest/run-backtest.server.ts'
import { type BacktestSpan, isBacktestSpan } from '../loyalty/insights/backtest/span.ts'
import { isMemberId } from '../loyalty/members/list/member-cursor.ts'
import { readCustomerIds } from '../loyalty/members/read-customer-ids.server.ts'
import { readDraft } from '../loyalty/program/read-draft.server.ts'
import { readProgramInForce } from '../loyalty/program/read-program-in-force.server.ts'
import { nameCustomers } from '../shopify/name-customers.server.ts'
import { requireAdmin } from '../shopify/require-admin.server.ts'
import type { BacktestAnswer, PeopleAnswer } from '../ui/backtest/backtest-data.ts'

const mostPeople = 20

export async function loader({
  request,
}: LoaderFunctionArgs): Promise<BacktestAnswer | PeopleAnswer> {
  const { shop, shopRow, admin } = await requireAdmin(request)
  const { searchParams } = new URL(request.url)
  const people = searchParams.get('people')
  if (people !== null) {
    const customers = await readCustomerIds(shop, requireIds(people.split(',')))
    const personOf = await nameCustomers(admin, [...customers.values()])
    return {
      people: Object.fromEntries(
        [...customers].map(([memberId, customerId]) => [memberId, personOf(customerId)]),
      ),
    }
  }
  const [after = null] = requireIds(searchParams.getAll('after'))
  const until = readInstant(searchParams.get('until')) ?? now()
  const looked = { span: requireSpan(searchParams.get('span')), now: until }
  const [{ settings, revision }, inForce] = await Promise.all([
    readDraft(shop, shopRow.currency),
    readProgramInForce(shop, until),
  ])
  const programs = { draft: settings, inForce: inForce?.settings ?? null }
  const [part, members, stated] = await Promise.all([
    runBacktest(shop, { ...programs, ...looked, after }),
    after === null ? countBacktest(shop, looked) : 0,
    after === null ? readStatedValue(shop, monthOf(until, shopRow.timeZone)) : null,
  ])
  const rewards = inForce?.settings.rewards ?? null
  const whole = after === null ? { members, stated, rewards } : null
  return { ...part, whole, revision, until: until.toISOString() }
}

function requireIds(ids: string[]): string[] {
  if (ids.length > mostPeople || !ids.every(isMemberId)) throw badRequest()
  return ids
}

function requireSpan(span: string | null): BacktestSpan {
  if (span === null) return 'days'
  if (!isBacktestSpan(span)) throw badRequest()
  return span
}

const badRequest = () => new Response(null, { status: 400, statusText: 'Bad Request' })

/** All parts look at the same time, however long they take. What has not been is no such time. */
function readInstant(text: string | null): Date | null {
  const at = new Date(text ?? '')
  return at.getTime() >= 0 && at <= now() ? at : null
}
