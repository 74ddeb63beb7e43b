import { Modal, TitleBar } from '@shopify/app-bridge-react'
import { Box, Text } from '@shopify/polaris'
import { useSpeech } from '../speech.tsx'
import { useT } from '../words.tsx'

interface CancelProps {
  ids: string[]
  onCancel(ids: string[]): void
  onClose(): void
}

/** Cancelling cannot be undone: the member may have spent the points by then. */
export function CancelModal({ ids, onCancel, onClose }: CancelProps) {
  const t = useT('fulfilment')
  const { number } = useSpeech()
  const count = ids.length
  return (
    <Modal open onHide={onClose}>
      <Box padding="400">
        <Text as="p">{t('cancel.text', { count, number: number(count) })}</Text>
      </Box>
      <TitleBar title={t('cancel.title')}>
        <button type="button" variant="primary" tone="critical" onClick={() => onCancel(ids)}>
          {t('do.cancel')}
        </button>
        <button type="button" onClick={onClose}>
          {t('cancel.keep')}
        </button>
      </TitleBar>
    </Modal>
  )
}
