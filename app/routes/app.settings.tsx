// Settings: the language of the app, what members are told, the setup guide, what the merchant lets
// us do, what is kept about customers, and what somebody who helps will ask for.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useFetcher, useLoaderData } from '@remix-run/react'
import { useEffect } from 'react'
import { now } from '../clock.server.ts'
import { isLanguage } from '../loyalty/explain/languages.ts'
import { chooseLanguage } from '../loyalty/program/choose-language.server.ts'
import { bringGuideBack } from '../loyalty/program/dismiss-guide.server.ts'
import { stateTelling } from '../loyalty/program/notice/state-telling.server.ts'
import { adminApiVersion } from '../shopify/api-version.ts'
import { requireAdmin } from '../shopify/require-admin.server.ts'
import { requireForm } from '../shopify/require-form.ts'
import { grantedScopes, takeUpScopes } from '../shopify/scopes.server.ts'
import { reloadPage } from '../ui/reload-page.ts'
import type { SettingsAnswer, SettingsData } from '../ui/settings/settings-data.ts'
import { SettingsPage } from '../ui/settings/settings-page.tsx'
import { pageTitle } from '../ui/words.tsx'
import { version } from '../version.ts'

export const meta = pageTitle('settings')

export async function loader({ request }: LoaderFunctionArgs): Promise<SettingsData> {
  const { shopRow } = await requireAdmin(request)
  const { domain, id, timeZone, language, guideDismissedAt, noticeDays, tellsNews } = shopRow
  return {
    language,
    isGuideDismissed: guideDismissedAt !== null,
    telling: { noticeDays, tellsNews },
    granted: await grantedScopes(domain),
    support: { version, apiVersion: adminApiVersion, shop: domain, shopId: id, timeZone },
  }
}

export async function action({ request }: ActionFunctionArgs): Promise<SettingsAnswer> {
  const { shop, shopRow, admin } = await requireAdmin(request)
  const form = await requireForm(request.clone())
  const intent = String(form.get('intent'))
  switch (intent) {
    case 'language': {
      const language = String(form.get('language') ?? '')
      const isDone = language === '' || isLanguage(language)
      if (isDone) await chooseLanguage(shop, language === '' ? null : language)
      return { intent, isDone }
    }
    case 'guide':
      await bringGuideBack(shop)
      return { intent, isDone: true }
    case 'telling': {
      const noticeDays = String(form.get('noticeDays') ?? '')
      const tellsNews = form.get('tellsNews') === 'true'
      return { intent, isDone: (await stateTelling(shop, { noticeDays, tellsNews })).ok }
    }
    case 'scopes':
      await takeUpScopes(request, { shop, domain: shopRow.domain, admin, now: now() })
      return { intent, isDone: true }
    default:
      throw new Response(null, { status: 400, statusText: 'Bad Request' })
  }
}

export default function Settings() {
  const settings = useLoaderData<typeof loader>()
  const fetcher = useFetcher<typeof action>()
  const answer = fetcher.state === 'idle' ? fetcher.data : undefined
  useReload(answer?.intent === 'language' && answer.isDone, settings.language)
  return (
    <SettingsPage
      settings={settings}
      sending={fetcher.formData ? String(fetcher.formData.get('intent')) : null}
      isLanguageRefused={answer?.intent === 'language' && !answer.isDone}
      onSend={(sent) => {
        if (fetcher.state === 'idle') fetcher.submit(sent, { method: 'post' })
      }}
    />
  )
}

/** A page knows the words of one language: another one is a page of its own. */
function useReload(isDue: boolean, language: string | null): void {
  useEffect(() => {
    if (isDue) reloadPage(language)
  }, [isDue, language])
}
