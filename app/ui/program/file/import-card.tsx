import { Banner, BlockStack, Card, DropZone, List, Text } from '@shopify/polaris'
import { renderFieldProblem } from '../../../loyalty/explain/render-field-problem.ts'
import { renderRefusal } from '../../../loyalty/explain/render-refusal.ts'
import type { Refusal } from '../../../loyalty/kernel/refusals.ts'
import { fileBytesMax } from '../../../loyalty/program/file/program-file.ts'
import { useSpeech } from '../../speech.tsx'
import { useT } from '../../words.tsx'

const listed = 10
const kilobyte = 1000

interface ImportProps {
  refusal: Refusal | null
  isBusy: boolean
  onLook(file: File): void
}

/** Where a file is chosen; it is read at once, and changes nothing. */
export function ImportCard({ refusal, isBusy, onLook }: ImportProps) {
  const t = useT('program')
  const { number } = useSpeech()
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="200">
          <Text as="h2" variant="headingMd">
            {t('file.import')}
          </Text>
          <Text as="p" tone="subdued">
            {t('file.import_about')}
          </Text>
          <div aria-live="polite">{refusal ? <Refused refusal={refusal} /> : null}</div>
        </BlockStack>
        <DropZone
          label={t('file.choose_label')}
          accept=".json,application/json"
          type="file"
          allowMultiple={false}
          disabled={isBusy}
          onDrop={([file]) => file && onLook(file)}
        >
          <DropZone.FileUpload
            actionTitle={t('file.choose')}
            actionHint={t('file.choose_hint', { kilobytes: number(fileBytesMax / kilobyte) })}
          />
        </DropZone>
      </BlockStack>
    </Card>
  )
}

/** Where values are wrong, each is named as it stands in the file. */
function Refused({ refusal }: { refusal: Refusal }) {
  const t = useT('program')
  const { speech } = useSpeech()
  const isAboutValues = refusal.code === 'program_file_invalid'
  const problems = isAboutValues ? Object.entries(refusal.details ?? {}) : []
  return (
    <Banner tone="critical" title={t('file.refused')}>
      <BlockStack gap="200">
        <Text as="p">{renderRefusal(refusal, speech)}</Text>
        {problems.length > 0 ? (
          <List>
            {problems.slice(0, listed).map(([field, problem]) => (
              <List.Item key={field}>
                {t('file.problem', {
                  field,
                  problem: renderFieldProblem(String(problem), speech.locale),
                })}
              </List.Item>
            ))}
          </List>
        ) : null}
        {problems.length > listed ? (
          <Text as="p">{t('file.more_problems', { count: problems.length - listed })}</Text>
        ) : null}
      </BlockStack>
    </Banner>
  )
}
