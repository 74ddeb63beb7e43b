// How the idea board is: on or off, for whom, how much.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useFetcher, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { now } from '../../clock.server.ts'
import { readBoard, saveBoard } from '../../loyalty/ideas/keep-board.server.ts'
import { parseJson } from '../../loyalty/kernel/storable.ts'
import { requireAdmin } from '../../shopify/require-admin.server.ts'
import { requireForm } from '../../shopify/require-form.ts'
import { BoardPage } from '../../ui/ideas/board-page.tsx'
import type { BoardData, IdeaAnswer } from '../../ui/ideas/ideas-data.ts'
import { pageTitle } from '../../ui/words.tsx'
import { readAudiences } from '../app.segments._index/read-audiences.server.ts'

export const meta = pageTitle('board')

export async function loader({ request }: LoaderFunctionArgs): Promise<BoardData> {
  const { shop } = await requireAdmin(request)
  const [form, choices] = await Promise.all([readBoard(shop), readAudiences(shop, now())])
  return { form, choices }
}

export async function action({ request }: ActionFunctionArgs): Promise<IdeaAnswer> {
  const { shop } = await requireAdmin(request)
  const parsed = z
    .object({ form: z.string() })
    .safeParse(Object.fromEntries(await requireForm(request)))
  if (!parsed.success) throw new Response(null, { status: 400, statusText: 'Bad Request' })
  const saved = await saveBoard(shop, { form: parseJson(parsed.data.form), now: now() })
  return { intent: 'save', refusal: saved.ok ? null : saved.refusal }
}

export default function BoardRoute() {
  const data = useLoaderData<typeof loader>() as BoardData
  const fetcher = useFetcher<typeof action>()
  return <BoardPage data={data} fetcher={fetcher} />
}
