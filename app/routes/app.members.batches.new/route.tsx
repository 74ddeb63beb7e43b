// Who is to be adjusted, by how much and why: the members of a list, or the rows of a file. Nothing
// is booked here; the next page shows what would be.
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useFetcher, useLoaderData } from '@remix-run/react'
import { now } from '../../clock.server.ts'
import { type Result, refuse } from '../../loyalty/kernel/refusals.ts'
import {
  fileBatchSchema,
  fileBytesMax,
  listBatchSchema,
} from '../../loyalty/members/batches/batch.ts'
import {
  createFileBatch,
  createListBatch,
} from '../../loyalty/members/batches/create-batch.server.ts'
import { decodeFile } from '../../loyalty/members/batches/decode-file.ts'
import { readFilterMoment } from '../../loyalty/members/filter-moment.server.ts'
import { countMembers, listMembersOf } from '../../loyalty/members/list-members.server.ts'
import { readFilter } from '../../loyalty/members/member-filter.ts'
import { findCustomers } from '../../shopify/find-customers.server.ts'
import { type AdminRequest, requireAdmin } from '../../shopify/require-admin.server.ts'
import { readUpload } from '../../shopify/require-form.ts'
import { NewBatch } from '../../ui/batches/new-batch.tsx'
import { pageTitle } from '../../ui/words.tsx'

export const meta = pageTitle('batch_new')

const megabyte = 1_000_000

export async function loader({ request }: LoaderFunctionArgs) {
  const asked = await requireAdmin(request)
  const list = await readList(asked, request)
  return {
    search: list.search,
    filter: list.filter,
    total: await countList(asked, list),
    batchId: crypto.randomUUID(),
  }
}

export async function action({ request }: ActionFunctionArgs): Promise<Result<null>> {
  const asked = await requireAdmin(request)
  const form = await readUpload(request, fileBytesMax)
  if (!form) return refuse('file_too_large', { megabytes: fileBytesMax / megabyte })
  const made =
    form.get('source') === 'file'
      ? await createFromFile(asked, form)
      : await createFromList(asked, request, form)
  if (made.ok) throw redirect(`/app/members/batches/${form.get('batchId')}`)
  return made
}

async function createFromList(
  asked: AdminRequest,
  request: Request,
  form: FormData,
): Promise<Result<null>> {
  const { shop, actor } = asked
  const input = listBatchSchema.safeParse({
    batchId: form.get('batchId'),
    points: Number(form.get('points')),
    note: form.get('note'),
  })
  if (!input.success) throw badRequest()
  const { filter, moment, customerIds } = await readList(asked, request)
  const list = { input: input.data, filter, moment, customerIds }
  return createListBatch(shop, { ...list, actor, now: moment.now })
}

async function createFromFile(
  { shop, actor }: AdminRequest,
  form: FormData,
): Promise<Result<null>> {
  const input = fileBatchSchema.safeParse({
    batchId: form.get('batchId'),
    note: form.get('note'),
  })
  const file = form.get('file')
  if (!input.success || !(file instanceof File)) throw badRequest()
  const text = decodeFile(new Uint8Array(await file.arrayBuffer()))
  return createFileBatch(shop, { input: input.data, fileName: file.name, text, actor, now: now() })
}

async function readList({ shop, admin }: AdminRequest, request: Request) {
  const { searchParams } = new URL(request.url)
  const search = (searchParams.get('q') ?? '').trim()
  return {
    search,
    filter: readFilter(searchParams),
    moment: await readFilterMoment(shop, now()),
    // Nobody, where Shopify does not answer: better than everybody.
    customerIds: search ? ((await findCustomers(admin, search)) ?? []) : null,
  }
}

async function countList({ shop }: AdminRequest, list: Awaited<ReturnType<typeof readList>>) {
  if (!list.customerIds) return countMembers(shop, list)
  return (await listMembersOf(shop, list.customerIds, list)).length
}

// The form checks the same schema before it sends; what fails here was not sent by it.
const badRequest = () => new Response(null, { status: 400, statusText: 'Bad Request' })

export default function NewBatchPage() {
  const list = useLoaderData<typeof loader>()
  return <NewBatch list={list} fetcher={useFetcher<typeof action>()} />
}
