// The terms of any version in any language, as shoppers can read them.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { now } from '../../clock.server.ts'
import { languageOf } from '../../loyalty/explain/languages.ts'
import { listVersions } from '../../loyalty/program/list-versions.server.ts'
import { readProgramInForce } from '../../loyalty/program/read-program-in-force.server.ts'
import { readTerms } from '../../loyalty/storefront/terms/keep-terms.server.ts'
import { requireAdmin } from '../../shopify/require-admin.server.ts'
import { type TermsData, TermsPage } from '../../ui/program/terms/terms-page.tsx'
import { pageTitle } from '../../ui/words.tsx'

export const meta = pageTitle('terms')

export async function loader({ request }: LoaderFunctionArgs): Promise<TermsData> {
  const { shop, locale } = await requireAdmin(request)
  const at = now()
  const query = new URL(request.url).searchParams
  const [versions, inForce] = await Promise.all([listVersions(shop), readProgramInForce(shop, at)])
  const numbers = versions.map(({ number }) => number)
  const asked = Number(query.get('version'))
  const version = numbers.includes(asked) ? asked : (inForce?.number ?? numbers[0] ?? null)
  const language = languageOf(query.get('language') ?? locale)
  const terms = version === null ? null : await readTerms(shop, { version, language, now: at })
  return { numbers, version, language, terms }
}

export default function Terms() {
  return <TermsPage data={useLoaderData<typeof loader>()} />
}
