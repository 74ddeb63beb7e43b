// One claim link: what it gives, and how it is shared.
import { BlockStack, Card, Text } from '@shopify/polaris'
import { useMemo, useState } from 'react'
import { linkSchema, newLinkSchema } from '../../loyalty/claims/claim-link.ts'
import { ConfirmModal } from '../editor/confirm-modal.tsx'
import { EditorPage } from '../editor/editor-page.tsx'
import { FieldsCard } from '../editor/fields-card.tsx'
import { useEditing } from '../editor/use-editing.ts'
import { AudienceFields } from '../segments/audience-fields.tsx'
import { SettingsFields } from '../settings-form/settings-form.tsx'
import { useSettingsForm } from '../settings-form/use-settings-form.ts'
import { useT } from '../words.tsx'
import type { LinkProps } from './links-data.ts'
import { StateBadge } from './links-page.tsx'
import { ShareCard } from './share-card.tsx'

/** Before whom it is for. */
const fields = ['name', 'points', 'endsOn', 'budgetPoints', 'code']

export function LinkPage({ data, fetcher }: LinkProps) {
  const t = useT('links')
  const { row, form, address, timeZone, choices } = data
  const [newId] = useState(() => crypto.randomUUID())
  const schema = useMemo(() => {
    const known = { now: new Date(data.now), timeZone, endsOn: form.endsOn }
    return row ? linkSchema(known) : newLinkSchema(known)
  }, [row, data.now, timeZone, form.endsOn])
  const handle = useSettingsForm(schema, form)
  const id = row?.id ?? newId
  const editing = useEditing({
    handle,
    saved: form,
    fetcher,
    send: (typed) =>
      fetcher.submit({ intent: 'save', id, form: JSON.stringify(typed) }, { method: 'post' }),
    invalid: 'link_invalid',
    said: t('saved'),
  })
  const ending = useEnding({ data, fetcher })
  return (
    <EditorPage
      id="link"
      title={row?.name ?? t('form.new')}
      titleMetadata={row ? <StateBadge row={row} /> : null}
      back={{ content: t('title'), url: '/app/links' }}
      secondaryActions={ending.actions}
      editing={editing}
      refused={{ title: t('refused'), refusal: editing.isBusy ? null : fetcher.data?.refusal }}
      beside={row ? <ShareCard address={address} code={row.code} /> : <SaveFirst />}
    >
      <BlockStack gap="400">
        <Card>
          <SettingsFields handle={handle} words="links" fields={fields} />
        </Card>
        <FieldsCard title={t('form.audience')} text={t('form.audience_about')}>
          <AudienceFields handle={handle} choices={choices} isForOrders={false} />
        </FieldsCard>
      </BlockStack>
      {ending.question}
    </EditorPage>
  )
}

function SaveFirst() {
  const t = useT('links')
  return (
    <Card>
      <Text as="p" tone="subdued">
        {t('share.save_first')}
      </Text>
    </Card>
  )
}

/** A link is ended after a question, and opened again at once. */
function useEnding({ data: { row }, fetcher }: LinkProps) {
  const t = useT('links')
  const [isAsked, setAsked] = useState(false)
  const disabled = fetcher.state !== 'idle'
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
    actions: row === null ? [] : [row.state === 'ended' ? open : end],
    question: (
      <ConfirmModal
        asked={isAsked ? asked : null}
        onConfirm={() => send('end')}
        onClose={() => setAsked(false)}
      />
    ),
  }
}
