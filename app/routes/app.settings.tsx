// Settings: the language of the app, what members are told, the setup guide, what the merchant lets
// us do, what is kept about customers, and what somebody who helps will ask for.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useFetcher, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { now } from '../clock.server.ts'
import {
  listReportKeys,
  makeReportKey,
  revokeReportKey,
} from '../loyalty/deeds/report-keys.server.ts'
import { isLanguage } from '../loyalty/explain/languages.ts'
import { chooseLanguage } from '../loyalty/program/choose-language.server.ts'
import { bringGuideBack } from '../loyalty/program/dismiss-guide.server.ts'
import { stateTelling } from '../loyalty/program/notice/state-telling.server.ts'
import { adminApiVersion } from '../shopify/api-version.ts'
import { requireAdmin } from '../shopify/require-admin.server.ts'
import { requireForm } from '../shopify/require-form.ts'
import { grantedScopes, takeUpScopes } from '../shopify/scopes.server.ts'
import type { SettingsAnswer, SettingsData } from '../ui/settings/settings-data.ts'
import { SettingsPage } from '../ui/settings/settings-page.tsx'
import { pageTitle } from '../ui/words.tsx'
import { version } from '../version.ts'

export const meta = pageTitle('settings')

export async function loader({ request }: LoaderFunctionArgs): Promise<SettingsData> {
  const { shop, shopRow } = await requireAdmin(request)
  const { domain, id, timeZone, language, guideDismissedAt, noticeDays, tellsNews } = shopRow
  return {
    language,
    isGuideDismissed: guideDismissedAt !== null,
    telling: { noticeDays, tellsNews },
    reportKeys: await listReportKeys(shop),
    granted: await grantedScopes(domain),
    support: { version, apiVersion: adminApiVersion, shop: domain, shopId: id, timeZone },
  }
}

export async function action({ request }: ActionFunctionArgs): Promise<SettingsAnswer> {
  const { shop, shopRow, admin, actor } = await requireAdmin(request)
  const form = await requireForm(request.clone())
  const intent = String(form.get('intent'))
  switch (intent) {
    case 'save':
      return { intent, ...(await saveChoices(shop, form)) }
    case 'guide':
      await bringGuideBack(shop)
      return { intent }
    case 'make_key':
      return { intent, ...(await makeKey(shop, actor)) }
    case 'revoke_key':
      await revokeKey(shop, String(form.get('id')))
      return { intent }
    case 'scopes':
      await takeUpScopes(request, { shop, domain: shopRow.domain, admin, now: now() })
      return { intent }
    default:
      throw new Response(null, { status: 400, statusText: 'Bad Request' })
  }
}

async function makeKey(shop: Shop, actor: string): Promise<Omit<SettingsAnswer, 'intent'>> {
  const made = await shop.transaction((tx) => makeReportKey(tx, { actor, now: now() }))
  return made.ok ? { key: made.value } : { isKeyRefused: true }
}

async function revokeKey(shop: Shop, id: string): Promise<void> {
  if (z.uuid().safeParse(id).success) await revokeReportKey(shop, id, now())
}

type Shop = Awaited<ReturnType<typeof requireAdmin>>['shop']

/** All of what was changed or, where any of it cannot be, nothing; what was not sent stays. */
async function saveChoices(shop: Shop, form: FormData): Promise<Omit<SettingsAnswer, 'intent'>> {
  const language = form.has('language') ? String(form.get('language')) : null
  if (language && !isLanguage(language)) return { refused: 'language' }
  if (form.has('noticeDays')) {
    const noticeDays = String(form.get('noticeDays'))
    const tellsNews = form.get('tellsNews') === 'true'
    const stated = await stateTelling(shop, { noticeDays, tellsNews })
    if (!stated.ok) return { refused: 'noticeDays' }
  }
  if (language !== null) await chooseLanguage(shop, language === '' ? null : language)
  return { isLanguageNew: language !== null }
}

export default function Settings() {
  const settings = useLoaderData<typeof loader>()
  const fetcher = useFetcher<typeof action>()
  return <SettingsPage settings={settings} fetcher={fetcher} />
}
