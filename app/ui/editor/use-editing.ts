// What saving means on every page that edits one thing: nothing is sent that cannot be read, what
// was saved is where the form begins, what was refused stands at its field.
import type { FetcherWithComponents } from '@remix-run/react'
import { useAppBridge } from '@shopify/app-bridge-react'
import { useEffect } from 'react'
import type { Problems } from '../../loyalty/kernel/check-fields.ts'
import type { Refusal } from '../../loyalty/kernel/refusals.ts'
import { showFirstProblem } from '../settings-form/show-first-problem.ts'
import type { SettingsFormHandle } from '../settings-form/use-settings-form.ts'
import { useLeaveConfirmation } from '../use-leave-confirmation.ts'

export interface Editing {
  isDirty: boolean
  isBusy: boolean
  save(): void
  discard(): void
}

interface Answer {
  /** Where a page sends more than its form. */
  intent?: string
  refusal: Refusal | null
}

interface EditingCase<Settings> {
  handle: SettingsFormHandle<Settings>
  /** Where the form begins. */
  saved: Settings
  fetcher: FetcherWithComponents<Answer>
  /** What is sent beside, or instead of, the form. */
  send(settings: Settings): void
  /** Refused with fields and their problems. */
  invalid?: Refusal['code']
  /** Said once it is saved. */
  said: string
}

export function useEditing<Settings>(editing: EditingCase<Settings>): Editing {
  const { handle, saved, fetcher, send } = editing
  const isBusy = fetcher.state !== 'idle'
  useAnswer(editing)
  useLeaveConfirmation(handle.isDirty && !isBusy)
  const save = () => {
    if (!handle.showAll() || handle.settings === null) {
      showFirstProblem()
      return
    }
    handle.send()
    send(handle.settings)
  }
  return { isDirty: handle.isDirty, isBusy, save, discard: () => handle.reset(saved) }
}

/** Once for each answer. */
function useAnswer<Settings>({ handle, saved, fetcher, invalid, said }: EditingCase<Settings>) {
  const shopify = useAppBridge()
  useEffect(() => {
    const { data } = fetcher
    if (fetcher.state !== 'idle' || !data || (data.intent ?? 'save') !== 'save') return
    const { refusal } = data
    if (refusal && refusal.code === invalid) handle.refuse((refusal.details ?? {}) as Problems)
    if (refusal) return
    handle.save(saved)
    shopify.toast.show(said)
  }, [fetcher.state, fetcher.data])
}
