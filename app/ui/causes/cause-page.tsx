// One cause: what shoppers read of it, with the save bar while something is unsaved; what members
// gave; and what the merchant paid.
import type { FetcherWithComponents } from '@remix-run/react'
import { SaveBar, useAppBridge } from '@shopify/app-bridge-react'
import { Badge, Banner, BlockStack, Card, Page, Text } from '@shopify/polaris'
import { useEffect, useState } from 'react'
import { causeSchema } from '../../loyalty/causes/cause.ts'
import { renderRefusal } from '../../loyalty/explain/render-refusal.ts'
import type { Problems } from '../../loyalty/kernel/check-fields.ts'
import { SettingsFields } from '../settings-form/settings-form.tsx'
import { useSettingsForm } from '../settings-form/use-settings-form.ts'
import { useSpeech } from '../speech.tsx'
import { useLeaveConfirmation } from '../use-leave-confirmation.ts'
import { useT } from '../words.tsx'
import { CauseFigures } from './cause-figures.tsx'
import type { CauseAnswer, CauseProps } from './causes-data.ts'
import { DonationsCard } from './donations-card.tsx'
import { EndCauseModal } from './end-cause-modal.tsx'
import { PaymentsCard } from './payments-card.tsx'

export function CausePage({ data, fetcher }: CauseProps) {
  const t = useT('causes')
  const shared = useT('shared')
  const { speech } = useSpeech()
  const [newId] = useState(() => crypto.randomUUID())
  const [isEnding, setEnding] = useState(false)
  const { row, form } = data
  const handle = useSettingsForm(causeSchema, form)
  const isBusy = fetcher.state !== 'idle'
  const refusal = isBusy ? null : fetcher.data?.refusal
  useSaved(fetcher, { saved: () => handle.reset(form), refused: handle.refuse })
  useLeaveConfirmation(handle.isDirty && !isBusy)
  const save = () => {
    if (!handle.showAll()) {
      setTimeout(() => document.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
      return
    }
    const id = row?.id ?? newId
    fetcher.submit(
      { intent: 'save', id, form: JSON.stringify(handle.settings) },
      { method: 'post' },
    )
  }
  const setEnd = (intent: 'end' | 'open') => {
    setEnding(false)
    fetcher.submit({ intent }, { method: 'post' })
  }
  const hasEnded = row !== null && row.endedAt !== null
  return (
    <Page
      title={row?.name ?? t('form.new')}
      titleMetadata={hasEnded ? <Badge>{t('ended')}</Badge> : null}
      backAction={{ content: t('title'), url: '/app/causes' }}
      secondaryActions={
        row === null
          ? []
          : hasEnded
            ? [{ content: t('open_again'), disabled: isBusy, onAction: () => setEnd('open') }]
            : [{ content: t('end.action'), disabled: isBusy, onAction: () => setEnding(true) }]
      }
    >
      <SaveBar id="cause-save-bar" open={handle.isDirty} discardConfirmation>
        <button type="button" variant="primary" {...(isBusy ? { loading: '' } : {})} onClick={save}>
          {shared('save')}
        </button>
        <button type="button" disabled={isBusy} onClick={() => handle.reset(form)}>
          {shared('discard')}
        </button>
      </SaveBar>
      <BlockStack gap="400">
        {refusal ? (
          <Banner tone="critical" title={t('refused')}>
            {renderRefusal(refusal, speech)}
          </Banner>
        ) : null}
        {row ? (
          <Card>
            <CauseFigures row={row} />
          </Card>
        ) : null}
        <Card>
          <BlockStack gap="400">
            <Text as="h2" variant="headingMd">
              {t('form.title')}
            </Text>
            <SettingsFields handle={handle} words="causes" />
          </BlockStack>
        </Card>
        {row ? <PaymentsCard data={data} fetcher={fetcher} /> : null}
        {row ? <DonationsCard data={data} fetcher={fetcher} /> : null}
      </BlockStack>
      <EndCauseModal
        name={isEnding ? (row?.name ?? null) : null}
        onEnd={() => setEnd('end')}
        onClose={() => setEnding(false)}
      />
    </Page>
  )
}

interface Answered {
  saved(): void
  refused(problems: Problems): void
}

/** What was sent and saved is where the form begins; what was refused stands at its field. */
function useSaved(fetcher: FetcherWithComponents<CauseAnswer>, { saved, refused }: Answered) {
  const shopify = useAppBridge()
  const t = useT('causes')
  // Once for each answer.
  useEffect(() => {
    if (fetcher.state !== 'idle' || fetcher.data?.intent !== 'save') return
    const { refusal } = fetcher.data
    if (refusal?.code === 'cause_invalid') refused((refusal.details ?? {}) as Problems)
    if (refusal) return
    saved()
    shopify.toast.show(t('saved'))
  }, [fetcher.state, fetcher.data])
}
