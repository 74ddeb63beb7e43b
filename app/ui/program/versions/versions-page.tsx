// Everything that was ever published: what each version changed, any two beside each other, and the
// way back to any of them.
import type { FetcherWithComponents } from '@remix-run/react'
import { useAppBridge } from '@shopify/app-bridge-react'
import { Banner, BlockStack, Card, EmptyState, Page, Text } from '@shopify/polaris'
import { useEffect, useRef, useState } from 'react'
import { renderRefusal } from '../../../loyalty/explain/render-refusal.ts'
import { type Confirmation, ConfirmModal } from '../../editor/confirm-modal.tsx'
import { useSpeech } from '../../speech.tsx'
import { useT } from '../../words.tsx'
import { CompareCard } from './compare-card.tsx'
import { VersionEntry } from './version-entry.tsx'
import type { VersionsAnswer, VersionsData } from './versions-data.ts'

interface VersionsProps {
  data: VersionsData
  fetcher: FetcherWithComponents<VersionsAnswer>
}

export function VersionsPage({ data, fetcher }: VersionsProps) {
  const t = useT('program')
  const { speech } = useSpeech()
  const { versions, inForce, draft, at } = data
  const [asked, setAsked] = useState<number | null>(null)
  const isBusy = fetcher.state !== 'idle'
  const answer = isBusy ? undefined : fetcher.data
  const submit = (fields: Record<string, string>) =>
    fetcher.submit({ revision: String(draft.revision), ...fields }, { method: 'post' })
  useRestored(answer, () => submit({ intent: 'undo' }))
  return (
    <Page
      title={t('versions.title')}
      backAction={{ content: t('title'), url: '/app/program' }}
      subtitle={t('versions.kept')}
      secondaryActions={[{ content: t('terms.see'), url: '/app/program/terms' }]}
    >
      <BlockStack gap="400">
        {answer && !answer.result.ok ? (
          <Banner tone="critical" title={t('editor.refused')}>
            {renderRefusal(answer.result.refusal, speech)}
          </Banner>
        ) : null}
        {versions.length === 0 ? (
          <Card>
            <EmptyState
              heading={t('versions.none')}
              image=""
              action={{ content: t('versions.to_program'), url: '/app/program' }}
            >
              <Text as="p">{t('versions.empty')}</Text>
            </EmptyState>
          </Card>
        ) : (
          <CompareCard versions={versions} draft={draft.settings} />
        )}
        {versions.map((version, index) => (
          <VersionEntry
            key={version.number}
            version={version}
            before={versions[index + 1] ?? null}
            draft={draft.settings}
            inForce={inForce}
            at={at}
            isBusy={isBusy}
            onRestore={() => submit({ intent: 'restore', number: String(version.number) })}
            onCallOff={() => setAsked(version.number)}
          />
        ))}
      </BlockStack>
      <ConfirmModal
        asked={useCallOff(asked)}
        onConfirm={() => {
          submit({ intent: 'call_off', number: String(asked) })
          setAsked(null)
        }}
        onClose={() => setAsked(null)}
      />
    </Page>
  )
}

/** Asked before a version that waits for its time is called off. */
function useCallOff(number: number | null): Confirmation | null {
  const t = useT('program')
  if (number === null) return null
  const title = t('scheduled.ask', { number })
  const action = t('scheduled.call_off')
  return { title, text: t('scheduled.call_off_text'), action, isCritical: true }
}

/** Says what was done; where a version is in the draft now, with the way back. */
function useRestored(answer: VersionsAnswer | undefined, undo: () => void): void {
  const t = useT('program')
  const shopify = useAppBridge()
  const said = useRef<VersionsAnswer | undefined>(undefined)
  useEffect(() => {
    if (!answer?.result.ok || said.current === answer) return
    said.current = answer
    if (answer.intent === 'undo') shopify.toast.show(t('done.undo'))
    else if (answer.intent === 'call_off') shopify.toast.show(t('scheduled.called_off'))
    else {
      const way = { action: t('undo.action'), onAction: undo, duration: 10_000 }
      shopify.toast.show(t('versions.restored'), way)
    }
  }, [answer, shopify, t, undo])
}
