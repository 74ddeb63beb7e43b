import { useFetcher } from '@remix-run/react'
import type { StartAnswer, StartIntent } from './start-data.ts'

/** A step of its own: what it sends waits for no other. */
export function useStart(intent: StartIntent) {
  const fetcher = useFetcher<StartAnswer>()
  const isBusy = fetcher.state !== 'idle'
  return {
    isBusy,
    /** What is being sent at this moment. */
    sending: fetcher.formData ?? null,
    refusal: isBusy ? null : (fetcher.data?.refusal ?? null),
    send: (fields: Record<string, string>) =>
      fetcher.submit({ intent, ...fields }, { method: 'post', action: '/app/start' }),
  }
}
