// Off, shadow, test, live, winding down: what each means, and the change with a second look.
import type { FetcherWithComponents } from '@remix-run/react'
import { useAppBridge } from '@shopify/app-bridge-react'
import { Banner, BlockStack, Page, Text } from '@shopify/polaris'
import { useEffect, useRef } from 'react'
import { renderRefusal } from '../../../loyalty/explain/render-refusal.ts'
import { useSpeech } from '../../speech.tsx'
import { useT } from '../../words.tsx'
import { PhaseBadge } from '../phase-badge.tsx'
import { PhaseChoice } from './phase-choice.tsx'
import type { StateAnswer, StateData } from './state-data.ts'
import { TestersCard } from './testers-card.tsx'

interface StateProps {
  state: StateData
  fetcher: FetcherWithComponents<StateAnswer>
}

export function StatePage({ state, fetcher }: StateProps) {
  const t = useT('program')
  const { speech } = useSpeech()
  const isBusy = fetcher.state !== 'idle'
  const answer = isBusy ? undefined : fetcher.data
  const submit = (fields: Record<string, string>) =>
    fetcher.submit({ seen: String(state.phase.number), ...fields }, { method: 'post' })
  useSaid(answer)
  const refusal = answer && !answer.result.ok ? answer.result.refusal : null
  const isOfTesters = answer !== undefined && answer.intent !== 'change'
  const words = refusal ? renderRefusal(refusal, speech) : null
  return (
    <Page
      title={t('phase.heading')}
      titleMetadata={state.isPublished ? <PhaseBadge phase={state.phase.phase} /> : undefined}
      backAction={{ content: t('title'), url: '/app/program' }}
    >
      <BlockStack gap="400">
        {state.isPublished ? null : (
          <Banner
            tone="info"
            title={t('phase.not_published')}
            action={{ content: t('versions.to_program'), url: '/app/program' }}
          >
            <Text as="p">{t('phase.not_published_text')}</Text>
          </Banner>
        )}
        {words && !isOfTesters ? (
          <Banner tone="critical" title={t('phase.refused')}>
            {words}
          </Banner>
        ) : null}
        <PhaseChoice
          key={state.phase.number}
          state={state}
          isBusy={isBusy}
          onChange={(phase, spendUntil) => submit({ intent: 'change', phase, spendUntil })}
        />
        <TestersCard
          state={state}
          isBusy={isBusy}
          problem={isOfTesters ? words : null}
          wasAdded={isOfTesters && answer.intent === 'add_tester' && answer.result.ok}
          onAdd={(customer) => submit({ intent: 'add_tester', customer })}
          onRemove={(memberId) => submit({ intent: 'remove_tester', memberId })}
        />
      </BlockStack>
    </Page>
  )
}

function useSaid(answer: StateAnswer | undefined): void {
  const t = useT('program')
  const shopify = useAppBridge()
  const said = useRef<StateAnswer | undefined>(undefined)
  useEffect(() => {
    if (!answer?.result.ok || said.current === answer) return
    said.current = answer
    shopify.toast.show(t(`phase.done.${answer.intent}`))
  }, [answer, shopify, t])
}
