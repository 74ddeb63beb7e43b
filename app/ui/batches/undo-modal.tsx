import { Modal, TitleBar } from '@shopify/app-bridge-react'
import { Box, Text } from '@shopify/polaris'
import { useState } from 'react'
import { useT } from '../words.tsx'

interface UndoProps {
  isOpen: boolean
  isBusy: boolean
  /** How many members it is about. */
  count: number
  onUndo(): void
  onClose(): void
}

export function UndoModal({ isOpen, isBusy, count, onUndo, onClose }: UndoProps) {
  const t = useT('batches')
  return (
    <Modal open={isOpen} onHide={onClose}>
      <Box padding="400">
        <Text as="p">{t('undo.text', { count })}</Text>
      </Box>
      <TitleBar title={t('undo.title')}>
        <button type="button" variant="primary" tone="critical" disabled={isBusy} onClick={onUndo}>
          {t('undo.confirm')}
        </button>
        <button type="button" onClick={onClose}>
          {t('undo.cancel')}
        </button>
      </TitleBar>
    </Modal>
  )
}

export function useUndo() {
  const [isOpen, setOpen] = useState(false)
  return { isOpen, open: () => setOpen(true), close: () => setOpen(false) }
}
