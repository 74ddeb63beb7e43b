// One contest, or a new one: its terms, how it stands, and what it came to.
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useFetcher, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { now } from '../../clock.server.ts'
import { stateOfContest } from '../../loyalty/contests/contest.ts'
import { formOfContest, freshContest } from '../../loyalty/contests/contest-form.ts'
import {
  countEntrants,
  findContest,
  listStanding,
} from '../../loyalty/contests/list-contests.server.ts'
import { callOffContest, saveContest } from '../../loyalty/contests/save-contest.server.ts'
import { parseJson } from '../../loyalty/kernel/storable.ts'
import { nameCustomers } from '../../shopify/name-customers.server.ts'
import { requireAdmin } from '../../shopify/require-admin.server.ts'
import { requireForm } from '../../shopify/require-form.ts'
import { ContestPage } from '../../ui/contests/contest-page.tsx'
import { toContestRow } from '../../ui/contests/contest-row.ts'
import type { ContestAnswer, ContestData } from '../../ui/contests/contests-data.ts'
import { pageTitle } from '../../ui/words.tsx'
import { readAudiences } from '../app.segments._index/read-audiences.server.ts'

export const meta = pageTitle('contest')

const newId = 'new'
const uuid = z.uuid()

export async function loader({ request, params }: LoaderFunctionArgs): Promise<ContestData> {
  const { shop, shopRow, admin } = await requireAdmin(request)
  const at = now()
  const { timeZone } = shopRow
  const known = { choices: await readAudiences(shop, at), now: at.toISOString(), timeZone }
  if (params.id === newId)
    return { row: null, form: freshContest({ now: at, timeZone }), standing: [], ...known }
  const contest = await findContest(shop, requireId(params.id))
  if (!contest) throw missing()
  const [entrants, standing] = await Promise.all([countEntrants(shop), listStanding(shop, contest)])
  const personOf = await nameCustomers(
    admin,
    standing.map(({ customerId }) => customerId),
  )
  const { title, repeats } = contest
  const isPlanned = stateOfContest(contest, at) === 'planned'
  return {
    row: toContestRow(contest, entrants.get(contest.id) ?? 0, at),
    form: isPlanned ? formOfContest(contest, timeZone) : { title, repeats },
    standing: standing.map(({ customerId, ...line }) => ({
      ...line,
      person: personOf(customerId),
    })),
    ...known,
  }
}

const inputSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('save'), id: uuid, form: z.string() }),
  z.object({ intent: z.literal('call_off') }),
])

export async function action({ request, params }: ActionFunctionArgs): Promise<ContestAnswer> {
  const { shop, shopRow } = await requireAdmin(request)
  const parsed = inputSchema.safeParse(Object.fromEntries(await requireForm(request)))
  if (!parsed.success) throw new Response(null, { status: 400, statusText: 'Bad Request' })
  const input = parsed.data
  const isNew = params.id === newId
  if (isNew && input.intent !== 'save') throw missing()
  const id = input.intent === 'save' && isNew ? input.id : requireId(params.id)
  const { timeZone } = shopRow
  const result =
    input.intent === 'save'
      ? await saveContest(shop, { id, isNew, timeZone, now: now(), form: parseJson(input.form) })
      : await callOffContest(shop, { id, now: now() })
  if (result.ok && isNew) throw redirect(`/app/contests/${id}`)
  return { intent: input.intent, refusal: result.ok ? null : result.refusal }
}

const missing = () => new Response(null, { status: 404, statusText: 'Not Found' })

function requireId(id: string | undefined): string {
  const parsed = uuid.safeParse(id)
  if (!parsed.success) throw missing()
  return parsed.data
}

export default function ContestRoute() {
  const data = useLoaderData<typeof loader>() as ContestData
  const fetcher = useFetcher<typeof action>()
  const { row } = data
  // Another form once it has begun.
  return <ContestPage key={`${row?.id ?? newId} ${row?.state}`} data={data} fetcher={fetcher} />
}
