import { BlockStack, Button, DropZone, InlineError, InlineStack, Text } from '@shopify/polaris'
import { fileBytesMax } from '../../loyalty/members/batches/batch.ts'
import { saveFile } from '../save-file.ts'
import { useSpeech } from '../speech.tsx'
import { type Translate, useT } from '../words.tsx'
import type { BatchForm } from './use-batch-form.ts'

const megabyte = 1_000_000
const fieldId = 'batch-file'

// Headings are part of the format: a file is read the same in every language.
const exampleOf = (t: Translate<'batches'>) =>
  [
    'customer,points,note',
    `1234567890,50,"${t('new.example_given')}"`,
    `maria@example.com,-20,"${t('new.example_taken')}"`,
  ].join('\r\n')

export function FileField({ form, isChecked }: { form: BatchForm; isChecked: boolean }) {
  const t = useT('batches')
  const { number } = useSpeech()
  const { file, problems } = form
  const isWrong = problems.file === 'too_large' || (isChecked && problems.file !== null)
  return (
    <BlockStack gap="200">
      <DropZone
        id={fieldId}
        label={t('new.file_label')}
        accept=".csv,.txt,text/csv,text/plain"
        type="file"
        allowMultiple={false}
        error={isWrong}
        onDrop={(files) => form.setFile(files[0] ?? null)}
      >
        {file ? (
          <DropZoneText text={file.name} more={t('new.file_change')} />
        ) : (
          <DropZone.FileUpload actionTitle={t('new.file_choose')} actionHint={t('new.file_hint')} />
        )}
      </DropZone>
      {isWrong && problems.file ? (
        <InlineError
          fieldID={fieldId}
          message={t(`new.file_${problems.file}`, { megabytes: number(fileBytesMax / megabyte) })}
        />
      ) : null}
      <InlineStack>
        <Button
          variant="plain"
          onClick={() => saveFile(new Blob([exampleOf(t)], { type: 'text/csv' }), 'example.csv')}
        >
          {t('new.example')}
        </Button>
      </InlineStack>
    </BlockStack>
  )
}

function DropZoneText({ text, more }: { text: string; more: string }) {
  return (
    <div style={{ padding: 'var(--p-space-800) var(--p-space-400)' }}>
      <BlockStack gap="100" inlineAlign="center">
        <Text as="p" fontWeight="medium" breakWord>
          {text}
        </Text>
        <Text as="p" variant="bodySm" tone="subdued">
          {more}
        </Text>
      </BlockStack>
    </div>
  )
}
