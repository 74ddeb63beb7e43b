// One claim link, or a new one: what it gives, its address and its QR code.
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useFetcher, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { now } from '../../clock.server.ts'
import { freshLink, lastDayOf, stateOfLink } from '../../loyalty/claims/claim-link.ts'
import { listLinks } from '../../loyalty/claims/list-links.server.ts'
import { saveLink, setLinkEnd } from '../../loyalty/claims/save-link.server.ts'
import { parseJson } from '../../loyalty/kernel/storable.ts'
import { requireAdmin } from '../../shopify/require-admin.server.ts'
import { requireForm } from '../../shopify/require-form.ts'
import { LinkPage } from '../../ui/links/link-page.tsx'
import type { LinkAnswer, LinkData } from '../../ui/links/links-data.ts'
import { pageTitle } from '../../ui/words.tsx'
import { readAudiences } from '../app.segments._index/read-audiences.server.ts'

export const meta = pageTitle('link')

const newId = 'new'
const uuid = z.uuid()

export async function loader({ request, params }: LoaderFunctionArgs): Promise<LinkData> {
  const { shop, shopRow } = await requireAdmin(request)
  const at = now()
  const { timeZone } = shopRow
  const choices = await readAudiences(shop, at)
  if (params.id === newId)
    return { row: null, form: freshLink, address: '', now: at.toISOString(), timeZone, choices }
  const [link] = await listLinks(shop, { id: requireId(params.id) })
  if (!link) throw missing()
  const { name, points, budgetPoints, code, audience } = link
  const endsOn = lastDayOf(link.endsAt ? new Date(link.endsAt) : null, timeZone)
  return {
    row: { ...link, state: stateOfLink(link, at) },
    form: { name, points, endsOn, budgetPoints, ...(audience ? { audience } : {}) },
    choices,
    address: `https://${shopRow.domain}/apps/loyalty/claim?code=${code}`,
    now: at.toISOString(),
    timeZone,
  }
}

const inputSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('save'), id: uuid, form: z.string() }),
  z.object({ intent: z.literal('end') }),
  z.object({ intent: z.literal('open') }),
])

export async function action({ request, params }: ActionFunctionArgs): Promise<LinkAnswer> {
  const { shop, shopRow } = await requireAdmin(request)
  const parsed = inputSchema.safeParse(Object.fromEntries(await requireForm(request)))
  if (!parsed.success) throw new Response(null, { status: 400, statusText: 'Bad Request' })
  const input = parsed.data
  const isNew = params.id === newId
  if (isNew && input.intent !== 'save') throw missing()
  const id = input.intent === 'save' && isNew ? input.id : requireId(params.id)
  const { timeZone } = shopRow
  const wish = { id, isNew, timeZone, now: now() }
  const result =
    input.intent === 'save'
      ? await saveLink(shop, { ...wish, form: parseJson(input.form) })
      : await setLinkEnd(shop, { id, endedAt: input.intent === 'end' ? wish.now : null })
  if (result.ok && isNew) throw redirect(`/app/links/${id}`)
  return { intent: input.intent, refusal: result.ok ? null : result.refusal }
}

const missing = () => new Response(null, { status: 404, statusText: 'Not Found' })

function requireId(id: string | undefined): string {
  const parsed = uuid.safeParse(id)
  if (!parsed.success) throw missing()
  return parsed.data
}

export default function LinkRoute() {
  const data = useLoaderData<typeof loader>() as LinkData
  const fetcher = useFetcher<typeof action>()
  return <LinkPage key={data.row?.id ?? newId} data={data} fetcher={fetcher} />
}
