// What is done about an idea, from the list as from its own page: sent to the idea's page, which
// answers both.
import { useFetcher } from '@remix-run/react'
import { useAppBridge } from '@shopify/app-bridge-react'
import { useEffect } from 'react'
import { useT } from '../words.tsx'
import type { IdeaAnswer, IdeaIntent } from './ideas-data.ts'

export interface Deciding {
  isBusy: boolean
  /** Of what was done last; undefined while something is under way. */
  answer: IdeaAnswer | undefined
  send(id: string, intent: IdeaIntent, more?: Record<string, string>): void
}

export function useDeciding(): Deciding {
  const fetcher = useFetcher<IdeaAnswer>()
  const shopify = useAppBridge()
  const t = useT('ideas')
  const isBusy = fetcher.state !== 'idle'
  // Once for each answer.
  useEffect(() => {
    const { data } = fetcher
    if (fetcher.state !== 'idle' || !data || data.refusal || data.intent === 'save') return
    shopify.toast.show(t(`did.${data.intent}`))
  }, [fetcher.state, fetcher.data])
  return {
    isBusy,
    answer: isBusy ? undefined : fetcher.data,
    send: (id, intent, more = {}) =>
      fetcher.submit({ intent, ...more }, { method: 'post', action: `/app/ideas/${id}` }),
  }
}
