import { BlockStack, Button, Card, InlineError, InlineStack, Text } from '@shopify/polaris'
import { useState } from 'react'
import { fetchFile } from '../save-file.ts'
import { useLocale, useT } from '../words.tsx'
import { monthName } from './month-name.ts'

/** The same figures for a spreadsheet or a ledger. */
export function FilesCard({ month }: { month: string }) {
  const t = useT('accounting')
  const locale = useLocale()
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('files.title')}
        </Text>
        <File
          label={t('files.journal', { month: monthName(month, locale) })}
          help={t('files.journal_help')}
          address={`/app/accounting/journal?month=${month}`}
          name={`journal-${month}.csv`}
        />
        <File
          label={t('files.statements')}
          help={t('files.statements_help')}
          address="/app/accounting/statements"
          name="statements.csv"
        />
      </BlockStack>
    </Card>
  )
}

interface FileProps {
  label: string
  help: string
  address: string
  name: string
}

function File({ label, help, address, name }: FileProps) {
  const t = useT('accounting')
  const [state, setState] = useState<'idle' | 'busy' | 'failed'>('idle')
  const id = `failed-${name}`
  const download = async () => {
    setState('busy')
    setState((await fetchFile(address, name)) ? 'idle' : 'failed')
  }
  return (
    <BlockStack gap="100">
      <InlineStack>
        <Button loading={state === 'busy'} onClick={download}>
          {label}
        </Button>
      </InlineStack>
      <Text as="p" tone="subdued" variant="bodySm">
        {help}
      </Text>
      {state === 'failed' ? <InlineError message={t('files.failed')} fieldID={id} /> : null}
    </BlockStack>
  )
}
