// How the board is: on or off, who may post and vote, how much, and what an accepted idea is given.
import type { FetcherWithComponents } from '@remix-run/react'
import { BlockStack } from '@shopify/polaris'
import { boardSchema } from '../../loyalty/ideas/board.ts'
import { EditorPage } from '../editor/editor-page.tsx'
import { FieldsCard } from '../editor/fields-card.tsx'
import { useEditing } from '../editor/use-editing.ts'
import { AudienceFields } from '../segments/audience-fields.tsx'
import { SettingsFields } from '../settings-form/settings-form.tsx'
import { useSettingsForm } from '../settings-form/use-settings-form.ts'
import { useT } from '../words.tsx'
import { BoardPreview } from './board-preview.tsx'
import type { BoardData, IdeaAnswer } from './ideas-data.ts'

interface BoardProps {
  data: BoardData
  fetcher: FetcherWithComponents<IdeaAnswer>
}

export function BoardPage({ data: { form, choices }, fetcher }: BoardProps) {
  const t = useT('ideas')
  const handle = useSettingsForm(boardSchema, form)
  const editing = useEditing({
    handle,
    saved: form,
    fetcher: fetcher as FetcherWithComponents<{ refusal: IdeaAnswer['refusal'] }>,
    send: (typed) => fetcher.submit({ form: JSON.stringify(typed) }, { method: 'post' }),
    invalid: 'board_invalid',
    said: t('board.saved'),
  })
  const audience = { handle, choices, isForOrders: false }
  return (
    <EditorPage
      id="board"
      title={t('board.title')}
      back={{ content: t('title'), url: '/app/ideas' }}
      editing={editing}
      refused={{
        title: t('board.refused'),
        refusal: editing.isBusy ? null : fetcher.data?.refusal,
      }}
      beside={<BoardPreview form={handle.settings} />}
    >
      <BlockStack gap="400">
        <FieldsCard title={t('board.show')} text={t('board.about')}>
          <SettingsFields handle={handle} words="ideas" fields={['isOn', 'points']} />
        </FieldsCard>
        <FieldsCard title={t('board.posting')} text={t('board.posting_about')}>
          <AudienceFields {...audience} path="posting" />
          <SettingsFields handle={handle} words="ideas" fields={['mostWaiting', 'mostWeekly']} />
        </FieldsCard>
        <FieldsCard title={t('board.voting')} text={t('board.voting_about')}>
          <AudienceFields {...audience} path="voting" />
        </FieldsCard>
      </BlockStack>
    </EditorPage>
  )
}
