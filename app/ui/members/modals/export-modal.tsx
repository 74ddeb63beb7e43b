import { Modal, TitleBar } from '@shopify/app-bridge-react'
import { Banner, BlockStack, Box, Checkbox, Text } from '@shopify/polaris'
import { useState } from 'react'
import { writeFilter } from '../../../loyalty/members/member-filter.ts'
import { fetchFile } from '../../save-file.ts'
import { useT } from '../../words.tsx'
import type { MemberListData } from '../member-data.ts'

interface ExportProps {
  list: MemberListData
  isOpen: boolean
  onClose(): void
}

/** The members of the list as a file; their names only if they are asked for. */
export function ExportModal({ list, isOpen, onClose }: ExportProps) {
  const t = useT('members')
  const [isNamed, setNamed] = useState(false)
  const [state, setState] = useState<'idle' | 'busy' | 'failed'>('idle')
  const save = async () => {
    setState('busy')
    const params = new URLSearchParams(writeFilter(list.filter))
    if (list.search) params.set('q', list.search)
    if (isNamed) params.set('names', '1')
    const isSaved = await fetchFile(`/app/members/export?${params}`, 'members.csv')
    setState(isSaved ? 'idle' : 'failed')
    if (isSaved) onClose()
  }
  return (
    <Modal open={isOpen} onHide={onClose}>
      <Box padding="400">
        <BlockStack gap="300">
          {state === 'failed' ? (
            <Banner tone="critical" title={t('export.failed')}>
              {t('export.failed_text')}
            </Banner>
          ) : null}
          <Text as="p">{t('export.text', { count: list.total })}</Text>
          <Checkbox
            label={t('export.names')}
            helpText={t('export.names_help')}
            checked={isNamed}
            onChange={setNamed}
          />
        </BlockStack>
      </Box>
      <TitleBar title={t('export.title')}>
        <button type="button" variant="primary" disabled={state === 'busy'} onClick={save}>
          {state === 'busy' ? t('export.busy') : t('export.save')}
        </button>
        <button type="button" onClick={onClose}>
          {t('export.cancel')}
        </button>
      </TitleBar>
    </Modal>
  )
}
