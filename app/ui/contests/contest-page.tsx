// One contest: its form beside what it comes to, and how it stands. Once it has begun its name
// alone can be changed, and whether the next month follows.
import { Banner, BlockStack } from '@shopify/polaris'
import { useMemo, useState } from 'react'
import { contestSchema } from '../../loyalty/contests/contest-form.ts'
import { startedSchema } from '../../loyalty/contests/started-form.ts'
import { ConfirmModal } from '../editor/confirm-modal.tsx'
import { EditorPage } from '../editor/editor-page.tsx'
import { useEditing } from '../editor/use-editing.ts'
import { type SettingsFormHandle, useSettingsForm } from '../settings-form/use-settings-form.ts'
import { useT } from '../words.tsx'
import { ContestFields, StartedFields } from './contest-fields.tsx'
import { ContestPreview } from './contest-preview.tsx'
import type { ContestProps } from './contests-data.ts'
import { ContestBadge } from './contests-page.tsx'
import { StandingCard } from './standing-card.tsx'

export function ContestPage({ data, fetcher }: ContestProps) {
  const t = useT('contests')
  const { row, form, timeZone } = data
  const [newId] = useState(() => crypto.randomUUID())
  const hasBegun = row !== null && row.state !== 'planned'
  const schema = useMemo(
    () => (hasBegun ? startedSchema : contestSchema({ now: new Date(data.now), timeZone })),
    [hasBegun, data.now, timeZone],
  )
  const handle = useSettingsForm(schema, form) as SettingsFormHandle<any>
  const id = row?.id ?? newId
  const editing = useEditing({
    handle,
    saved: form,
    fetcher,
    send: (typed) =>
      fetcher.submit({ intent: 'save', id, form: JSON.stringify(typed) }, { method: 'post' }),
    invalid: 'contest_invalid',
    said: t('saved'),
  })
  const calling = useCallingOff({ data, fetcher })
  const isOver = row?.state === 'given' || row?.state === 'called_off'
  return (
    <EditorPage
      id="contest"
      title={row?.title ?? t('form.new')}
      titleMetadata={row ? <ContestBadge state={row.state} /> : null}
      back={{ content: t('title'), url: '/app/contests' }}
      secondaryActions={calling.actions}
      editing={editing}
      refused={{ title: t('refused'), refusal: editing.isBusy ? null : fetcher.data?.refusal }}
      notice={hasBegun && !isOver ? <Banner>{t('form.locked')}</Banner> : null}
      beside={<ContestPreview row={row} form={hasBegun ? null : handle.settings} />}
    >
      <BlockStack gap="400">
        {row && row.state !== 'planned' ? <StandingCard data={data} /> : null}
        {isOver ? null : hasBegun ? (
          <StartedFields handle={handle} />
        ) : (
          <ContestFields handle={handle} choices={data.choices} now={data.now} />
        )}
      </BlockStack>
      {calling.question}
    </EditorPage>
  )
}

/** Nobody is given anything then, so it is asked first. */
function useCallingOff({ data: { row }, fetcher }: ContestProps) {
  const t = useT('contests')
  const [isAsked, setAsked] = useState(false)
  const isOpen = row !== null && row.state !== 'given' && row.state !== 'called_off'
  const off = {
    content: t('off.action'),
    destructive: true,
    disabled: fetcher.state !== 'idle',
    onAction: () => setAsked(true),
  }
  const send = () => {
    setAsked(false)
    fetcher.submit({ intent: 'call_off' }, { method: 'post' })
  }
  const asked = {
    title: t('off.ask', { title: row?.title ?? '' }),
    text: t('off.text'),
    action: t('off.action'),
    isCritical: true,
    keep: t('off.keep'),
  }
  return {
    actions: isOpen ? [off] : [],
    question: (
      <ConfirmModal
        asked={isAsked ? asked : null}
        onConfirm={send}
        onClose={() => setAsked(false)}
      />
    ),
  }
}
