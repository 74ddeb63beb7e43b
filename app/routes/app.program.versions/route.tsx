// All versions of the program, what each of them changed, the way back to one, and calling off one
// that has not begun.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useFetcher, useLoaderData } from '@remix-run/react'
import { now } from '../../clock.server.ts'
import { listVersions } from '../../loyalty/program/list-versions.server.ts'
import { readDraft } from '../../loyalty/program/read-draft.server.ts'
import { readProgramInForce } from '../../loyalty/program/read-program-in-force.server.ts'
import { restoreVersion, undoReplacement } from '../../loyalty/program/replace-draft.server.ts'
import { callOffVersion } from '../../loyalty/program/schedule/call-off-version.server.ts'
import { requireAdmin } from '../../shopify/require-admin.server.ts'
import { requireCount, requireForm } from '../../shopify/require-form.ts'
import type { VersionsAnswer } from '../../ui/program/versions/versions-data.ts'
import { VersionsPage } from '../../ui/program/versions/versions-page.tsx'
import { pageTitle } from '../../ui/words.tsx'

export const meta = pageTitle('versions')

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop, shopRow } = await requireAdmin(request)
  const at = now()
  const [draft, versions, inForce] = await Promise.all([
    readDraft(shop, shopRow.currency),
    listVersions(shop),
    readProgramInForce(shop, at),
  ])
  return {
    draft: { settings: draft.settings, revision: draft.revision },
    versions,
    inForce: inForce?.number ?? null,
    at: at.toISOString(),
  }
}

export async function action({ request }: ActionFunctionArgs): Promise<VersionsAnswer> {
  const { shop, actor } = await requireAdmin(request)
  const form = await requireForm(request)
  const intent = String(form.get('intent'))
  if (intent === 'call_off') {
    const number = requireCount(form, 'number')
    const result = await callOffVersion(shop, { number, calledOffBy: actor, now: now() })
    return { intent, result }
  }
  const draft = { revision: requireCount(form, 'revision'), updatedBy: actor, now: now() }
  if (intent === 'restore') {
    const number = requireCount(form, 'number')
    return { intent, result: await restoreVersion(shop, { ...draft, number }) }
  }
  if (intent === 'undo') return { intent, result: await undoReplacement(shop, draft) }
  throw new Response(null, { status: 400, statusText: 'Bad Request' })
}

export default function Versions() {
  const data = useLoaderData<typeof loader>()
  const fetcher = useFetcher<typeof action>()
  return <VersionsPage data={data} fetcher={fetcher} />
}
