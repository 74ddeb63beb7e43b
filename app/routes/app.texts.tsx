// Texts: what the storefront says in each language, where a merchant wants it said otherwise.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useFetcher, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { now } from '../clock.server.ts'
import { isLanguage, languageOf } from '../loyalty/explain/languages.ts'
import { rewardLabel } from '../loyalty/explain/reward-label.ts'
import { readDraft } from '../loyalty/program/read-draft.server.ts'
import { pointsWords } from '../loyalty/storefront/points-words.ts'
import { readTexts } from '../loyalty/storefront/read-texts.server.ts'
import { saveTexts } from '../loyalty/storefront/save-texts.server.ts'
import { requireAdmin } from '../shopify/require-admin.server.ts'
import { readJson } from '../shopify/require-form.ts'
import type { TextsAnswer, TextsData } from '../ui/texts/texts-data.ts'
import { TextsPage } from '../ui/texts/texts-page.tsx'
import { pageTitle } from '../ui/words.tsx'

export const meta = pageTitle('texts')

export async function loader({ request }: LoaderFunctionArgs): Promise<TextsData> {
  const { shop, shopRow, locale } = await requireAdmin(request)
  const language = languageOf(new URL(request.url).searchParams.get('language') ?? locale)
  const [texts, draft] = await Promise.all([readTexts(shop), readDraft(shop, shopRow.currency)])
  const { name, pointsName, rewards } = draft.settings
  return {
    language,
    texts: texts[language] ?? {},
    names: {
      program: name,
      points: { ...pointsWords(pointsName, undefined, language) },
      rewards: rewards.map((reward) => ({
        id: reward.id,
        label: rewardLabel(reward, shopRow.currency, language),
      })),
    },
  }
}

const longestKey = 80
const mostTexts = 1000
const someTexts = z
  .record(z.string().max(longestKey), z.string())
  .refine((texts) => Object.keys(texts).length <= mostTexts)
const sent = z.object({
  language: z.string().refine(isLanguage),
  texts: someTexts,
  before: someTexts,
})

export async function action({ request }: ActionFunctionArgs): Promise<TextsAnswer> {
  const { shop } = await requireAdmin(request)
  const asked = sent.safeParse(await readJson(request))
  if (!asked.success) throw new Response(null, { status: 400, statusText: 'Bad Request' })
  const { language } = asked.data
  return { language, result: await saveTexts(shop, { ...asked.data, now: now() }) }
}

export default function Texts() {
  const data = useLoaderData<typeof loader>()
  const fetcher = useFetcher<typeof action>()
  // Each language has a form of its own.
  return <TextsPage key={data.language} data={data} fetcher={fetcher} />
}
