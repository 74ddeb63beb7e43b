// What a page of the admin sends, read as it must be. A body of another kind, cut off or with text
// that cannot be stored was not sent by our pages: the sender's mistake, and no fault.
import { unstable_parseMultipartFormData as parseMultipartFormData } from '@remix-run/node'
import { isStorable, parseJson } from '../loyalty/kernel/storable.ts'
import { momentOf } from '../loyalty/kernel/time.ts'

/** @throws the answer 400. */
export async function requireForm(request: Request): Promise<FormData> {
  const form = await request.formData().catch(refuseBody)
  return requireStorable(form)
}

/** Files are for whoever reads them. @throws the answer 400. */
export function requireStorable(form: FormData): FormData {
  for (const [name, value] of form) {
    const text = typeof value === 'string' ? value : value.name
    if (!isStorable(name) || !isStorable(text)) refuseBody()
  }
  return form
}

/** A form with a file. @returns null where a part is larger than that. @throws the answer 400. */
export async function readUpload(request: Request, bytesMax: number): Promise<FormData | null> {
  const isFile = request.headers.get('Content-Type')?.startsWith('multipart/form-data')
  if (!isFile) return requireForm(request)
  let isTooLarge = false
  // What is too large is read to its end and not kept: a connection that is cut says nothing.
  const form = await parseMultipartFormData(request, async ({ data, filename }) => {
    const chunks: BlobPart[] = []
    let bytes = 0
    for await (const chunk of data) {
      bytes += chunk.length
      if (bytes <= bytesMax) chunks.push(new Uint8Array(chunk))
    }
    if (bytes > bytesMax) isTooLarge = true
    const file = new Blob(chunks)
    return filename === undefined ? file.text() : new File([file], filename)
  }).catch(refuseBody)
  return isTooLarge ? null : requireStorable(form)
}

/** @returns null where it is no JSON. */
export async function readJson(request: Request): Promise<unknown> {
  return parseJson(await request.text().catch(refuseBody))
}

const largestWhole = 2_147_483_647

/** A count as a form holds it, such as a revision. @throws the answer 400. */
export function requireCount(form: FormData, name: string): number {
  const text = form.get(name)
  const isCount = typeof text === 'string' && /^\d{1,10}$/.test(text)
  const count = isCount ? Number(text) : Number.NaN
  return count <= largestWhole ? count : refuseBody()
}

/** A day and its time in a form; undefined where none was chosen, null where it is no time. */
export function readMoment(form: FormData, timeZone: string): Date | null | undefined {
  const [date, time] = [form.get('date'), form.get('time')]
  return date === null ? undefined : momentOf(String(date), String(time), timeZone)
}

function refuseBody(): never {
  throw new Response(null, { status: 400, statusText: 'Bad Request' })
}
