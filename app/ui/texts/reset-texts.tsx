import { Modal, TitleBar } from '@shopify/app-bridge-react'
import { Box, Text } from '@shopify/polaris'
import { useT } from '../words.tsx'

interface ResetProps {
  isOpen: boolean
  onReset(): void
  onClose(): void
}

/** Asks before every text of a language goes back to what it says by itself. */
export function ResetTexts({ isOpen, onReset, onClose }: ResetProps) {
  const t = useT('texts')
  const shared = useT('shared')
  return (
    <Modal open={isOpen} onHide={onClose}>
      <Box padding="400">
        <Text as="p">{t('reset_text')}</Text>
      </Box>
      <TitleBar title={t('reset_title')}>
        <button type="button" variant="primary" tone="critical" onClick={onReset}>
          {t('reset_all')}
        </button>
        <button type="button" onClick={onClose}>
          {shared('cancel')}
        </button>
      </TitleBar>
    </Modal>
  )
}
