// A list as a file for spreadsheets; says so where it did not arrive.
import { BlockStack, Button, InlineError } from '@shopify/polaris'
import { useState } from 'react'
import { fetchFile } from '../save-file.ts'
import { useT } from '../words.tsx'

interface ExportProps {
  address: string
  /** Of the file. */
  name: string
}

export function ExportButton({ address, name }: ExportProps) {
  const t = useT('shared')
  const [state, setState] = useState<'idle' | 'busy' | 'failed'>('idle')
  const download = async () => {
    setState('busy')
    setState((await fetchFile(address, name)) ? 'idle' : 'failed')
  }
  return (
    <BlockStack gap="100">
      <Button loading={state === 'busy'} onClick={download}>
        {t('export.action')}
      </Button>
      {state === 'failed' ? <InlineError message={t('export.failed')} fieldID="export" /> : null}
    </BlockStack>
  )
}
