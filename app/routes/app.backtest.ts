// Runs the saved draft over the shop's own orders, a part for each request, and names members.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { now } from '../clock.server.ts'
import { countBacktest, runBacktest } from '../loyalty/insights/backtest/run-backtest.server.ts'
import { isMemberId } from '../loyalty/members/member-cursor.ts'
import { readCustomerIds } from '../loyalty/members/read-customer-ids.server.ts'
import { readDraft } from '../loyalty/program/read-draft.server.ts'
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
  const { settings, revision } = await readDraft(shop, shopRow.currency)
  const [part, members] = await Promise.all([
    runBacktest(shop, { draft: settings, now: until, after }),
    after === null ? countBacktest(shop, until) : null,
  ])
  return { ...part, members, revision, until: until.toISOString() }
}

function requireIds(ids: string[]): string[] {
  if (ids.length > mostPeople || !ids.every(isMemberId))
    throw new Response(null, { status: 400, statusText: 'Bad Request' })
  return ids
}

/** All parts look at the same time, however long they take. What has not been is no such time. */
function readInstant(text: string | null): Date | null {
  const at = new Date(text ?? '')
  return at.getTime() >= 0 && at <= now() ? at : null
}
