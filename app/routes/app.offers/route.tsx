// Personal offers: what is offered to whom, beside a member as an example, and what came of it.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useFetcher, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { now } from '../../clock.server.ts'
import { handyMinor } from '../../loyalty/kernel/money.ts'
import { parseJson } from '../../loyalty/kernel/storable.ts'
import { withdrawOffer } from '../../loyalty/personal-offers/change-offer.server.ts'
import { listOffers, sumOffers } from '../../loyalty/personal-offers/list-offers.server.ts'
import { freshOfferSettings } from '../../loyalty/personal-offers/offer-settings.ts'
import {
  readOfferSettings,
  saveOfferSettings,
} from '../../loyalty/personal-offers/save-settings.server.ts'
import { readExample } from '../../loyalty/rewards/personal/read-example.server.ts'
import { nameCustomers } from '../../shopify/name-customers.server.ts'
import { requireAdmin } from '../../shopify/require-admin.server.ts'
import { requireForm } from '../../shopify/require-form.ts'
import type { OffersAnswer, OffersData } from '../../ui/offers/offers-data.ts'
import { OffersPage } from '../../ui/offers/offers-page.tsx'
import { pageTitle } from '../../ui/words.tsx'
import { readAudiences } from '../app.segments._index/read-audiences.server.ts'

export const meta = pageTitle('offers')

const shown = 25

export async function loader({ request }: LoaderFunctionArgs): Promise<OffersData> {
  const { shop, shopRow, admin } = await requireAdmin(request)
  const at = now()
  const [settings, sums, rows, choices, example] = await Promise.all([
    readOfferSettings(shop),
    sumOffers(shop, at),
    listOffers(shop, { atMost: shown, now: at }),
    readAudiences(shop, at),
    readExample(shop, at),
  ])
  const personOf = await nameCustomers(admin, [
    ...rows.map(({ customerId }) => customerId),
    example?.customerId ?? null,
  ])
  return {
    form: settings ?? freshOfferSettings(handyMinor(shopRow.currency)),
    sums,
    rows: rows.map((row) => ({ ...row, person: personOf(row.customerId) })),
    choices,
    example: example && {
      memberId: example.memberId,
      person: personOf(example.customerId),
      orders: example.orders,
    },
    now: at.toISOString(),
  }
}

const inputSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('save'), form: z.string() }),
  z.object({ intent: z.literal('withdraw'), offerId: z.uuid() }),
])

export async function action({ request }: ActionFunctionArgs): Promise<OffersAnswer> {
  const { shop } = await requireAdmin(request)
  const parsed = inputSchema.safeParse(Object.fromEntries(await requireForm(request)))
  if (!parsed.success) throw new Response(null, { status: 400, statusText: 'Bad Request' })
  const input = parsed.data
  const result =
    input.intent === 'save'
      ? await saveOfferSettings(shop, { form: parseJson(input.form), now: now() })
      : await withdrawOffer(shop, { offerId: input.offerId, now: now() })
  return { intent: input.intent, refusal: result.ok ? null : result.refusal }
}

export default function OffersRoute() {
  const data = useLoaderData<typeof loader>() as OffersData
  const fetcher = useFetcher<typeof action>()
  return <OffersPage data={data} fetcher={fetcher} />
}
