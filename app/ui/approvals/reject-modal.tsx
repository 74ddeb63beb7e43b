import { Modal, TitleBar } from '@shopify/app-bridge-react'
import { BlockStack, Box, Text, TextField } from '@shopify/polaris'
import { useState } from 'react'
import { longestReason } from '../../loyalty/deeds/deed.ts'
import { useSpeech } from '../speech.tsx'
import { useT } from '../words.tsx'

interface RejectProps {
  ids: string[]
  onReject(ids: string[], reason: string): void
  onClose(): void
}

/** What the member reads of why; it may be left empty. */
export function RejectModal({ ids, onReject, onClose }: RejectProps) {
  const t = useT('approvals')
  const shared = useT('shared')
  const { number } = useSpeech()
  const [reason, setReason] = useState('')
  const count = ids.length
  return (
    <Modal open onHide={onClose}>
      <Box padding="400">
        <BlockStack gap="400">
          <Text as="p">{t('reject.text', { count, number: number(count) })}</Text>
          <TextField
            label={t('reject.reason')}
            helpText={t('reject.reason_help')}
            value={reason}
            onChange={setReason}
            maxLength={longestReason}
            multiline={3}
            autoComplete="off"
          />
        </BlockStack>
      </Box>
      <TitleBar title={t('reject.title')}>
        <button type="button" variant="primary" onClick={() => onReject(ids, reason.trim())}>
          {t('do.reject')}
        </button>
        <button type="button" onClick={onClose}>
          {shared('cancel')}
        </button>
      </TitleBar>
    </Modal>
  )
}
