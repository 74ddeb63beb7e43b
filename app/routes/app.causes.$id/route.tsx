// One cause, or a new one: what shoppers read, what members gave, what was paid.
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useFetcher, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { now } from '../../clock.server.ts'
import { freshCause } from '../../loyalty/causes/cause.ts'
import { listCauses, listDonations, listPayments } from '../../loyalty/causes/list-causes.server.ts'
import { recordPayment, undoPayment } from '../../loyalty/causes/record-payment.server.ts'
import { endCause, openCause, saveCause } from '../../loyalty/causes/save-cause.server.ts'
import { parseJson } from '../../loyalty/kernel/storable.ts'
import { dateOf } from '../../loyalty/kernel/time.ts'
import { cancelDonation } from '../../loyalty/rewards/donations/cancel-donation.server.ts'
import { nameCustomers } from '../../shopify/name-customers.server.ts'
import { type AdminRequest, requireAdmin } from '../../shopify/require-admin.server.ts'
import { requireForm } from '../../shopify/require-form.ts'
import { CausePage } from '../../ui/causes/cause-page.tsx'
import type { CauseAnswer, CauseData } from '../../ui/causes/causes-data.ts'
import { pageTitle } from '../../ui/words.tsx'

export const meta = pageTitle('cause')

const newId = 'new'
const uuid = z.uuid()

export async function loader({ request, params }: LoaderFunctionArgs): Promise<CauseData> {
  const { shop, shopRow, admin } = await requireAdmin(request)
  const today = dateOf(now(), shopRow.timeZone)
  if (params.id === newId)
    return { row: null, form: freshCause, today, payments: [], donations: [] }
  const id = requireId(params.id)
  const [[row], payments, donations] = await Promise.all([
    listCauses(shop, { currency: shopRow.currency, id }),
    listPayments(shop, id),
    listDonations(shop, id),
  ])
  if (!row) throw missing()
  const personOf = await nameCustomers(
    admin,
    donations.map(({ customerId }) => customerId),
  )
  const { name, text, url, pictureUrl } = row
  return {
    row,
    form: { name, text, url, pictureUrl },
    today,
    payments,
    donations: donations.map((one) => ({ ...one, person: personOf(one.customerId) })),
  }
}

const inputSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('save'), id: uuid, form: z.string() }),
  z.object({ intent: z.literal('end') }),
  z.object({ intent: z.literal('open') }),
  z.object({ intent: z.literal('pay'), id: uuid, form: z.string() }),
  z.object({ intent: z.literal('undo_payment'), id: uuid }),
  z.object({ intent: z.literal('cancel_donation'), id: uuid }),
])
type Input = z.infer<typeof inputSchema>

export async function action({ request, params }: ActionFunctionArgs): Promise<CauseAnswer> {
  const asking = await requireAdmin(request)
  const parsed = inputSchema.safeParse(Object.fromEntries(await requireForm(request)))
  if (!parsed.success) throw new Response(null, { status: 400, statusText: 'Bad Request' })
  const input = parsed.data
  const isNew = params.id === newId
  if (isNew && input.intent !== 'save') throw missing()
  const causeId = isNew && 'id' in input ? input.id : requireId(params.id)
  const result = await change(asking, { input, causeId, isNew })
  if (result.ok && isNew) throw redirect(`/app/causes/${causeId}`)
  return { intent: input.intent, refusal: result.ok ? null : result.refusal }
}

interface Change {
  input: Input
  causeId: string
  isNew: boolean
}

function change({ shop, shopRow, actor }: AdminRequest, { input, causeId, isNew }: Change) {
  const at = now()
  switch (input.intent) {
    case 'save':
      return saveCause(shop, { id: causeId, form: parseJson(input.form), isNew, now: at })
    case 'end':
      return endCause(shop, { id: causeId, now: at })
    case 'open':
      return openCause(shop, { id: causeId })
    case 'pay': {
      const { currency, timeZone } = shopRow
      const paid = { id: input.id, causeId, form: parseJson(input.form), recordedBy: actor }
      return recordPayment(shop, { ...paid, currency, timeZone, now: at })
    }
    case 'undo_payment':
      return undoPayment(shop, { id: input.id, actor, now: at })
    case 'cancel_donation':
      return cancelDonation(shop, { redemptionId: input.id, actor, now: at })
  }
}

const missing = () => new Response(null, { status: 404, statusText: 'Not Found' })

function requireId(id: string | undefined): string {
  const parsed = uuid.safeParse(id)
  if (!parsed.success) throw missing()
  return parsed.data
}

export default function CauseRoute() {
  const data = useLoaderData<typeof loader>() as CauseData
  const fetcher = useFetcher<typeof action>()
  return <CausePage key={data.row?.id ?? newId} data={data} fetcher={fetcher} />
}
