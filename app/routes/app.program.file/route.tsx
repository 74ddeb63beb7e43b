// A program leaves as a file, and a file becomes the draft: first it is read and shown, and nothing
// is changed before the merchant takes it.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useFetcher, useLoaderData } from '@remix-run/react'
import { now } from '../../clock.server.ts'
import { type Result, refuse } from '../../loyalty/kernel/refusals.ts'
import { parseJson } from '../../loyalty/kernel/storable.ts'
import { fileBytesMax } from '../../loyalty/program/file/program-file.ts'
import { type ProgramRead, readProgramFile } from '../../loyalty/program/file/read-program-file.ts'
import { listVersions } from '../../loyalty/program/list-versions.server.ts'
import { readDraft } from '../../loyalty/program/read-draft.server.ts'
import { takeSettings } from '../../loyalty/program/replace-draft.server.ts'
import { type AdminRequest, requireAdmin } from '../../shopify/require-admin.server.ts'
import { readUpload, requireCount } from '../../shopify/require-form.ts'
import type { FileAnswer, FileData } from '../../ui/program/file/file-data.ts'
import { FilePage } from '../../ui/program/file/file-page.tsx'
import { pageTitle } from '../../ui/words.tsx'

export const meta = pageTitle('file')

const kilobyte = 1000

export async function loader({ request }: LoaderFunctionArgs): Promise<FileData> {
  const { shop, shopRow } = await requireAdmin(request)
  const [draft, versions] = await Promise.all([
    readDraft(shop, shopRow.currency),
    listVersions(shop),
  ])
  return {
    draft: { settings: draft.settings, revision: draft.revision },
    published: versions[0]?.settings ?? null,
    versions: versions.map(({ number }) => number),
    shop: { domain: shopRow.domain, currency: shopRow.currency },
  }
}

export async function action({ request }: ActionFunctionArgs): Promise<FileAnswer> {
  const asked = await requireAdmin(request)
  const form = await readUpload(request, fileBytesMax)
  if (!form) return { intent: 'look', result: refuseLarge() }
  const intent = form.get('intent')
  if (intent === 'look') {
    const file = form.get('file')
    if (!(file instanceof File)) throw badRequest()
    return { intent, result: await look(asked, await file.text()) }
  }
  if (intent !== 'take') throw badRequest()
  const draft = { revision: requireCount(form, 'revision'), updatedBy: asked.actor, now: now() }
  const settings = parseJson(String(form.get('settings')))
  return { intent, result: await takeSettings(asked.shop, { ...draft, settings }) }
}

async function look({ shop, shopRow }: AdminRequest, text: string): Promise<Result<ProgramRead>> {
  const [draft, versions] = await Promise.all([
    readDraft(shop, shopRow.currency),
    listVersions(shop),
  ])
  return readProgramFile(text, {
    here: { domain: shopRow.domain, currency: shopRow.currency },
    draft: draft.settings,
    published: versions.map(({ settings }) => settings),
  })
}

const refuseLarge = () => refuse('program_file_too_large', { kilobytes: fileBytesMax / kilobyte })

const badRequest = () => new Response(null, { status: 400, statusText: 'Bad Request' })

export default function ProgramFile() {
  const data = useLoaderData<typeof loader>()
  const fetcher = useFetcher<typeof action>()
  return <FilePage data={data} fetcher={fetcher} />
}
