// One cause: what shoppers read of it, with the save bar while something is unsaved; what members
// gave; and what the merchant paid.
import { Badge, BlockStack, Card, Text } from '@shopify/polaris'
import { useState } from 'react'
import { causeSchema } from '../../loyalty/causes/cause.ts'
import { ConfirmModal } from '../editor/confirm-modal.tsx'
import { EditorPage } from '../editor/editor-page.tsx'
import { useEditing } from '../editor/use-editing.ts'
import { SettingsFields } from '../settings-form/settings-form.tsx'
import { useSettingsForm } from '../settings-form/use-settings-form.ts'
import { useT } from '../words.tsx'
import { CauseFigures } from './cause-figures.tsx'
import type { CauseProps } from './causes-data.ts'
import { DonationsCard } from './donations-card.tsx'
import { PaymentsCard } from './payments-card.tsx'

export function CausePage({ data, fetcher }: CauseProps) {
  const t = useT('causes')
  const [newId] = useState(() => crypto.randomUUID())
  const { row, form } = data
  const handle = useSettingsForm(causeSchema, form)
  const id = row?.id ?? newId
  const editing = useEditing({
    handle,
    saved: form,
    fetcher,
    send: (typed) =>
      fetcher.submit({ intent: 'save', id, form: JSON.stringify(typed) }, { method: 'post' }),
    invalid: 'cause_invalid',
    said: t('saved'),
  })
  const ending = useEnding({ data, fetcher })
  return (
    <EditorPage
      id="cause"
      title={row?.name ?? t('form.new')}
      titleMetadata={ending.hasEnded ? <Badge>{t('ended')}</Badge> : null}
      back={{ content: t('title'), url: '/app/causes' }}
      secondaryActions={ending.actions}
      editing={editing}
      refused={{ title: t('refused'), refusal: editing.isBusy ? null : fetcher.data?.refusal }}
      beside={
        row ? (
          <Card>
            <CauseFigures row={row} />
          </Card>
        ) : null
      }
    >
      <BlockStack gap="400">
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
      {ending.question}
    </EditorPage>
  )
}

/** A cause is ended after a question, and opened again at once. */
function useEnding({ data: { row }, fetcher }: CauseProps) {
  const t = useT('causes')
  const [isAsked, setAsked] = useState(false)
  const disabled = fetcher.state !== 'idle'
  const hasEnded = row !== null && row.endedAt !== null
  const send = (intent: 'end' | 'open') => {
    setAsked(false)
    fetcher.submit({ intent }, { method: 'post' })
  }
  const end = { content: t('end.action'), disabled, onAction: () => setAsked(true) }
  const open = { content: t('open_again'), disabled, onAction: () => send('open') }
  const asked = {
    title: t('end.ask', { name: row?.name ?? '' }),
    text: t('end.text'),
    action: t('end.action'),
    isCritical: true,
  }
  return {
    hasEnded,
    actions: row === null ? [] : [hasEnded ? open : end],
    question: (
      <ConfirmModal
        asked={isAsked ? asked : null}
        onConfirm={() => send('end')}
        onClose={() => setAsked(false)}
      />
    ),
  }
}
