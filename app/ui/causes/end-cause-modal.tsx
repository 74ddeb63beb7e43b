import { Modal, TitleBar } from '@shopify/app-bridge-react'
import { Box, Text } from '@shopify/polaris'
import { useT } from '../words.tsx'

interface EndProps {
  /** Null while nothing is asked. */
  name: string | null
  onEnd(): void
  onClose(): void
}

export function EndCauseModal({ name, onEnd, onClose }: EndProps) {
  const t = useT('causes')
  const shared = useT('shared')
  return (
    <Modal open={name !== null} onHide={onClose}>
      {name === null ? null : (
        <Box padding="400">
          <Text as="p">{t('end.text')}</Text>
        </Box>
      )}
      <TitleBar title={t('end.ask', { name: name ?? '' })}>
        <button type="button" variant="primary" tone="critical" onClick={onEnd}>
          {t('end.action')}
        </button>
        <button type="button" onClick={onClose}>
          {shared('cancel')}
        </button>
      </TitleBar>
    </Modal>
  )
}
