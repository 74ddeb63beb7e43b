// One segment: its conditions beside how many members meet them now, with the save bar while
// something is unsaved.
import { BlockStack, Card } from '@shopify/polaris'
import { segmentSchema } from '../../loyalty/segments/segment.ts'
import { EditorPage } from '../editor/editor-page.tsx'
import { useEditing } from '../editor/use-editing.ts'
import { SettingsFields } from '../settings-form/settings-form.tsx'
import { useSettingsForm } from '../settings-form/use-settings-form.ts'
import { useT } from '../words.tsx'
import { ConditionCards } from './condition-cards.tsx'
import { CountCard } from './count-card.tsx'
import type { SegmentProps } from './segments-data.ts'

export function SegmentEditor({ data, fetcher }: SegmentProps) {
  const t = useT('segments')
  const { row, form, tiers } = data
  const handle = useSettingsForm(segmentSchema, form)
  const seen = String(row?.number ?? 0)
  const editing = useEditing({
    handle,
    saved: form,
    fetcher,
    send: (typed) =>
      fetcher.submit({ intent: 'save', form: JSON.stringify(typed), seen }, { method: 'post' }),
    invalid: 'segment_invalid',
    said: t('saved'),
  })
  return (
    <EditorPage
      id="segment"
      title={row?.name ?? t('form.new')}
      back={{ content: t('title'), url: '/app/segments' }}
      editing={editing}
      refused={{ title: t('refused'), refusal: editing.isBusy ? null : fetcher.data?.refusal }}
      beside={<CountCard form={handle.settings} row={row} isDirty={handle.isDirty} />}
    >
      <BlockStack gap="400">
        <Card>
          <SettingsFields handle={handle} words="segments" fields={['name', 'match']} />
        </Card>
        <ConditionCards handle={handle} tiers={tiers} />
      </BlockStack>
    </EditorPage>
  )
}
