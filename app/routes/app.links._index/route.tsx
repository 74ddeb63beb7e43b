// The merchant's claim links: what each gives, and has given.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { now } from '../../clock.server.ts'
import { stateOfLink } from '../../loyalty/claims/claim-link.ts'
import { listLinks } from '../../loyalty/claims/list-links.server.ts'
import { requireAdmin } from '../../shopify/require-admin.server.ts'
import type { LinkRow } from '../../ui/links/links-data.ts'
import { LinksPage } from '../../ui/links/links-page.tsx'
import { pageTitle } from '../../ui/words.tsx'

export const meta = pageTitle('links')

export async function loader({ request }: LoaderFunctionArgs): Promise<LinkRow[]> {
  const { shop } = await requireAdmin(request)
  const at = now()
  return (await listLinks(shop)).map((link) => ({ ...link, state: stateOfLink(link, at) }))
}

export default function LinksRoute() {
  return <LinksPage rows={useLoaderData<typeof loader>() as LinkRow[]} />
}
