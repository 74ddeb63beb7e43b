import { Modal, TitleBar } from '@shopify/app-bridge-react'
import { BlockStack, Box, Text, TextField } from '@shopify/polaris'
import { useState } from 'react'
import { longestNote, longestTracking } from '../../loyalty/rewards/fulfilment/fulfilment.ts'
import { useSpeech } from '../speech.tsx'
import { useT } from '../words.tsx'

interface SendProps {
  ids: string[]
  onSend(ids: string[], fields: { note: string; tracking: string }): void
  onClose(): void
}

/** What the member is told of what was sent; both may be left empty. */
export function SendModal({ ids, onSend, onClose }: SendProps) {
  const t = useT('fulfilment')
  const shared = useT('shared')
  const { number } = useSpeech()
  const [note, setNote] = useState('')
  const [tracking, setTracking] = useState('')
  const send = () => onSend(ids, { note: note.trim(), tracking: tracking.trim() })
  const count = ids.length
  return (
    <Modal open onHide={onClose}>
      <Box padding="400">
        <BlockStack gap="400">
          <Text as="p">{t('send.text', { count, number: number(count) })}</Text>
          <TextField
            label={t('send.tracking')}
            helpText={t('send.tracking_help')}
            value={tracking}
            onChange={setTracking}
            maxLength={longestTracking}
            autoComplete="off"
          />
          <TextField
            label={t('send.note')}
            helpText={t('send.note_help')}
            value={note}
            onChange={setNote}
            maxLength={longestNote}
            showCharacterCount
            multiline={3}
            autoComplete="off"
          />
        </BlockStack>
      </Box>
      <TitleBar title={t('send.title')}>
        <button type="button" variant="primary" onClick={send}>
          {t('do.send')}
        </button>
        <button type="button" onClick={onClose}>
          {shared('cancel')}
        </button>
      </TitleBar>
    </Modal>
  )
}
