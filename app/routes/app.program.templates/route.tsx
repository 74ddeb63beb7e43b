// Proven programs to begin with: one of them becomes the draft, with a way back.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useFetcher, useLoaderData } from '@remix-run/react'
import { now } from '../../clock.server.ts'
import type { Result } from '../../loyalty/kernel/refusals.ts'
import { listVersions } from '../../loyalty/program/list-versions.server.ts'
import { readDraft } from '../../loyalty/program/read-draft.server.ts'
import { takeTemplate } from '../../loyalty/program/replace-draft.server.ts'
import { isTemplateName } from '../../loyalty/program/templates/catalogue.ts'
import { requireAdmin } from '../../shopify/require-admin.server.ts'
import { requireCount, requireForm } from '../../shopify/require-form.ts'
import { TemplatesPage } from '../../ui/program/templates/templates-page.tsx'
import { pageTitle } from '../../ui/words.tsx'

export const meta = pageTitle('templates')

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop, shopRow } = await requireAdmin(request)
  const [draft, [last]] = await Promise.all([readDraft(shop, shopRow.currency), listVersions(shop)])
  return {
    draft: { settings: draft.settings, revision: draft.revision },
    published: last?.settings ?? null,
  }
}

export async function action({ request }: ActionFunctionArgs): Promise<Result<number>> {
  const { shop, shopRow, actor } = await requireAdmin(request)
  const form = await requireForm(request)
  const template = form.get('template')
  if (!isTemplateName(template)) {
    throw new Response(null, { status: 400, statusText: 'Bad Request' })
  }
  const { currency } = shopRow
  const draft = { revision: requireCount(form, 'revision'), updatedBy: actor, now: now() }
  return takeTemplate(shop, { ...draft, template, currency })
}

export default function Templates() {
  const data = useLoaderData<typeof loader>()
  const fetcher = useFetcher<typeof action>()
  return <TemplatesPage data={data} fetcher={fetcher} />
}
