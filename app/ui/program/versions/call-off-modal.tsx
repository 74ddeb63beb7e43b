import { Modal, TitleBar } from '@shopify/app-bridge-react'
import { Box, Text } from '@shopify/polaris'
import { useT } from '../../words.tsx'

interface CallOffProps {
  /** Null while nothing is asked. */
  number: number | null
  onCallOff(): void
  onClose(): void
}

/** Asks before a version that waits for its time is called off. */
export function CallOffModal({ number, onCallOff, onClose }: CallOffProps) {
  const t = useT('program')
  const shared = useT('shared')
  return (
    <Modal open={number !== null} onHide={onClose}>
      {number === null ? null : (
        <Box padding="400">
          <Text as="p">{t('scheduled.call_off_text')}</Text>
        </Box>
      )}
      <TitleBar title={t('scheduled.ask', { number: number ?? 0 })}>
        <button type="button" variant="primary" tone="critical" onClick={onCallOff}>
          {t('scheduled.call_off')}
        </button>
        <button type="button" onClick={onClose}>
          {shared('cancel')}
        </button>
      </TitleBar>
    </Modal>
  )
}
