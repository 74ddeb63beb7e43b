// Whether the program runs and who sees it: changed with a second look, and never in the past.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useFetcher, useLoaderData } from '@remix-run/react'
import { now } from '../../clock.server.ts'
import { accept, type Result, refuse } from '../../loyalty/kernel/refusals.ts'
import { endOfDate } from '../../loyalty/kernel/time.ts'
import { findMemberId } from '../../loyalty/members/find-member-id.server.ts'
import { readCustomerIds } from '../../loyalty/members/read-customer-ids.server.ts'
import { changePhase } from '../../loyalty/program/change-phase.server.ts'
import { phaseAt } from '../../loyalty/program/phase.ts'
import { listPhases, readPhase } from '../../loyalty/program/read-phase.server.ts'
import { readProgramInForce } from '../../loyalty/program/read-program-in-force.server.ts'
import { searchCustomers } from '../../shopify/admin/customers/search-customers.ts'
import { nameCustomers } from '../../shopify/name-customers.server.ts'
import { type AdminRequest, requireAdmin } from '../../shopify/require-admin.server.ts'
import { requireForm } from '../../shopify/require-form.ts'
import type { StateAnswer, StateData } from '../../ui/program/state/state-data.ts'
import { StatePage } from '../../ui/program/state/state-page.tsx'
import { pageTitle } from '../../ui/words.tsx'

export const meta = pageTitle('state')

export async function loader({ request }: LoaderFunctionArgs): Promise<StateData> {
  const asked = await requireAdmin(request)
  const { shop, shopRow } = asked
  const at = now()
  const [changes, inForce] = await Promise.all([listPhases(shop), readProgramInForce(shop, at)])
  const { testMemberIds, spendUntil, ...phase } = phaseAt(changes, at)
  const day = new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', timeZone: shopRow.timeZone })
  const format = (instant: Date) => day.format(instant)
  return {
    phase: { ...phase, spendUntil: spendUntil && format(spendUntil) },
    since: changes[0]?.effectiveFrom.toISOString() ?? null,
    testers: await nameTesters(asked, testMemberIds),
    isPublished: inForce !== null,
    isDevelopment: shopRow.isDevelopment,
    today: format(at),
  }
}

async function nameTesters({ shop, admin }: AdminRequest, memberIds: string[]) {
  const customerIds = await readCustomerIds(shop, memberIds)
  const personOf = await nameCustomers(admin, [...customerIds.values()])
  return memberIds.map((memberId) => {
    const person = personOf(customerIds.get(memberId) ?? null)
    return person.is === 'known'
      ? { memberId, name: person.name, email: person.email }
      : { memberId, name: null, email: null }
  })
}

export async function action({ request }: ActionFunctionArgs): Promise<StateAnswer> {
  const asked = await requireAdmin(request)
  const { shop, shopRow, actor } = asked
  const form = await requireForm(request)
  const text = (name: string) => String(form.get(name) ?? '')
  const intent = text('intent')
  const wish = { seen: Number(form.get('seen')), recordedBy: actor, now: now() }
  if (intent === 'change') {
    const day = text('spendUntil')
    const spendUntil = day === '' ? null : endOfDate(day, shopRow.timeZone)
    if (day !== '' && !spendUntil) return { intent, result: refuse('spend_until_invalid') }
    return {
      intent,
      result: await changePhase(shop, { ...wish, phase: text('phase'), spendUntil }),
    }
  }
  if (intent !== 'add_tester' && intent !== 'remove_tester') {
    throw new Response(null, { status: 400, statusText: 'Bad Request' })
  }
  const { phase, spendUntil, testMemberIds } = await readPhase(shop, wish.now)
  if (intent === 'remove_tester') {
    const testers = testMemberIds.filter((id) => id !== text('memberId'))
    const change = { ...wish, phase, spendUntil: phase === 'winding_down' ? spendUntil : null }
    return { intent, result: await changePhase(shop, { ...change, testMemberIds: testers }) }
  }
  const found = await findTester(asked, text('customer'))
  if (!found.ok) return { intent, result: found }
  const testers = [...new Set([...testMemberIds, found.value])]
  const change = { ...wish, phase, spendUntil: phase === 'winding_down' ? spendUntil : null }
  return { intent, result: await changePhase(shop, { ...change, testMemberIds: testers }) }
}

/** Refuses tester_not_found, tester_unclear. */
async function findTester({ shop, admin }: AdminRequest, typed: string): Promise<Result<string>> {
  const found = await searchCustomers(admin, typed)
  if (found.length > 1) return refuse('tester_unclear')
  const memberId = found[0] && (await findMemberId(shop, found[0]))
  return memberId ? accept(memberId) : refuse('tester_not_found')
}

export default function State() {
  const state = useLoaderData<typeof loader>()
  const fetcher = useFetcher<typeof action>()
  return <StatePage state={state} fetcher={fetcher} />
}
