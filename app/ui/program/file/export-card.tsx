import { BlockStack, Button, Card, InlineError, InlineStack, Select, Text } from '@shopify/polaris'
import { useState } from 'react'
import { fetchFile } from '../../save-file.ts'
import { useT } from '../../words.tsx'

const failedId = 'program-file-failed'

/** The draft, or any version, to be kept or taken to another shop. */
export function ExportCard({ versions }: { versions: number[] }) {
  const t = useT('program')
  const [version, setVersion] = useState('draft')
  const [state, setState] = useState<'idle' | 'busy' | 'failed'>('idle')
  const download = async () => {
    setState('busy')
    const name = version === 'draft' ? 'program-draft.json' : `program-version-${version}.json`
    const isSaved = await fetchFile(`/app/program/export?version=${version}`, name)
    setState(isSaved ? 'idle' : 'failed')
  }
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {t('file.export')}
          </Text>
          <Text as="p" tone="subdued">
            {t('file.export_about')}
          </Text>
        </BlockStack>
        <Select
          label={t('file.what')}
          options={[
            { value: 'draft', label: t('versions.draft') },
            ...versions.map((number) => ({
              value: String(number),
              label: t('versions.version', { number }),
            })),
          ]}
          value={version}
          onChange={setVersion}
        />
        <InlineStack>
          <Button loading={state === 'busy'} onClick={download}>
            {t('file.download')}
          </Button>
        </InlineStack>
        {state === 'failed' ? <InlineError message={t('file.failed')} fieldID={failedId} /> : null}
      </BlockStack>
    </Card>
  )
}
