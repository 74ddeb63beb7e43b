import type { FetcherWithComponents } from '@remix-run/react'
import { Banner, BlockStack, Card, ChoiceList, Page, Text, TextField } from '@shopify/polaris'
import { type FormEvent, type ReactNode, useState } from 'react'
import { renderRefusal } from '../../loyalty/explain/render-refusal.ts'
import type { Result } from '../../loyalty/kernel/refusals.ts'
import { noteMax } from '../../loyalty/members/adjustment.ts'
import { addressOf } from '../members/use-member-list.ts'
import { useSpeech } from '../speech.tsx'
import { useT } from '../words.tsx'
import type { NewBatchData } from './batch-data.ts'
import { FileField } from './file-field.tsx'
import { ListFields } from './list-fields.tsx'
import { type BatchForm, useBatchForm } from './use-batch-form.ts'

interface NewBatchProps {
  list: NewBatchData
  fetcher: FetcherWithComponents<Result<null>>
}

/** Who, how much and why; what it comes to is shown before anything is booked. */
export function NewBatch({ list, fetcher }: NewBatchProps) {
  const t = useT('batches')
  const { speech } = useSpeech()
  const form = useBatchForm(list)
  const [isChecked, setChecked] = useState(false)
  const isBusy = fetcher.state !== 'idle'
  const refusal = fetcher.data && !fetcher.data.ok ? fetcher.data.refusal : null
  const submit = (event?: FormEvent) => {
    event?.preventDefault()
    setChecked(true)
    const data = form.read()
    if (!data || isBusy) return
    fetcher.submit(data, {
      method: 'post',
      action: `/app/members/batches/new${addressOf(list)}`,
      encType: form.source === 'file' ? 'multipart/form-data' : 'application/x-www-form-urlencoded',
    })
  }
  return (
    <Page
      title={t('new.title')}
      backAction={{ content: t('new.back'), url: `/app/members${addressOf(list)}` }}
      primaryAction={{ content: t('new.check'), loading: isBusy, onAction: () => submit() }}
    >
      <form onSubmit={submit}>
        <BlockStack gap="400">
          {refusal ? (
            <Banner tone="critical" title={t('new.refused')}>
              {renderRefusal(refusal, speech)}
            </Banner>
          ) : null}
          <Part title={t('new.who')} about={t('new.who_text')}>
            <Sources list={list} form={form} />
            {form.source === 'file' ? <FileField form={form} isChecked={isChecked} /> : null}
          </Part>
          <Part title={t('new.what')} about={t('new.what_text')}>
            {form.source === 'list' ? <ListFields form={form} isChecked={isChecked} /> : null}
            <TextField
              label={t('new.note')}
              helpText={t(form.source === 'file' ? 'new.note_help_file' : 'new.note_help')}
              value={form.note}
              onChange={form.setNote}
              error={isChecked && form.problems.note ? t('new.note_problem') : undefined}
              maxLength={noteMax}
              showCharacterCount
              autoComplete="off"
            />
          </Part>
        </BlockStack>
      </form>
    </Page>
  )
}

function Part({ title, about, children }: { title: string; about: string; children: ReactNode }) {
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {title}
          </Text>
          <Text as="p" tone="subdued">
            {about}
          </Text>
        </BlockStack>
        {children}
      </BlockStack>
    </Card>
  )
}

function Sources({ list, form }: { list: NewBatchData; form: BatchForm }) {
  const t = useT('batches')
  const isNarrowed = addressOf(list) !== ''
  return (
    <ChoiceList
      title={t('new.source')}
      titleHidden
      choices={[
        {
          value: 'list',
          label: t(isNarrowed ? 'new.list_filtered' : 'new.list_all', { count: list.total }),
          helpText: t(isNarrowed ? 'new.list_filtered_help' : 'new.list_all_help'),
        },
        { value: 'file', label: t('new.file'), helpText: t('new.file_help') },
      ]}
      selected={[form.source]}
      onChange={([source]) => form.setSource(source === 'file' ? 'file' : 'list')}
    />
  )
}
