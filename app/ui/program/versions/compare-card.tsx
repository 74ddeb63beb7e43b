import { BlockStack, Card, InlineGrid, Select, Text } from '@shopify/polaris'
import { useState } from 'react'
import type { ProgramSettings } from '../../../loyalty/program/settings.ts'
import { useT } from '../../words.tsx'
import { ChangesList } from './changes-list.tsx'
import type { VersionData } from './versions-data.ts'

interface CompareProps {
  versions: VersionData[]
  draft: ProgramSettings
}

/** Any two of the versions, or one and the draft. */
export function CompareCard({ versions, draft }: CompareProps) {
  const t = useT('program')
  const [from, setFrom] = useState(String(versions[0]?.number))
  const [to, setTo] = useState('draft')
  const options = [
    { value: 'draft', label: t('versions.draft') },
    ...versions.map(({ number }) => ({
      value: String(number),
      label: t('versions.version', { number }),
    })),
  ]
  const settingsOf = (value: string) =>
    versions.find(({ number }) => String(number) === value)?.settings ?? draft
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {t('versions.compare')}
        </Text>
        <InlineGrid columns={{ xs: 1, sm: 2 }} gap="400">
          <Select
            label={t('versions.compare_from')}
            options={options}
            value={from}
            onChange={setFrom}
          />
          <Select label={t('versions.compare_to')} options={options} value={to} onChange={setTo} />
        </InlineGrid>
        <div aria-live="polite">
          <ChangesList before={settingsOf(from)} after={settingsOf(to)} none={t('versions.same')} />
        </div>
      </BlockStack>
    </Card>
  )
}
