// The draft, or a version, as a file.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { writeProgramFile } from '../loyalty/program/file/program-file.ts'
import { readVersions } from '../loyalty/program/list-versions.server.ts'
import { readDraft } from '../loyalty/program/read-draft.server.ts'
import { requireAdmin } from '../shopify/require-admin.server.ts'
import { fileAnswer } from '../ui/file-answer.ts'

const largestNumber = 2_147_483_647

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop, shopRow } = await requireAdmin(request)
  const version = new URL(request.url).searchParams.get('version') ?? 'draft'
  const settings = await settingsOf(version)
  if (!settings) throw new Response(null, { status: 404, statusText: 'Not Found' })
  const name = version === 'draft' ? 'program-draft.json' : `program-version-${version}.json`
  return fileAnswer(name, 'application/json', writeProgramFile(settings, shopRow))

  async function settingsOf(asked: string) {
    if (asked === 'draft') return (await readDraft(shop, shopRow.currency)).settings
    const number = /^[1-9]\d{0,9}$/.test(asked) ? Number(asked) : 0
    if (number === 0 || number > largestNumber) return undefined
    return (await readVersions(shop, [number])).get(number)
  }
}
