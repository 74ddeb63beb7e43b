import { useState } from 'react'
import { ConfirmModal } from '../editor/confirm-modal.tsx'
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
  const asked = {
    title: t('undo.title'),
    text: t('undo.text', { count }),
    action: t('undo.confirm'),
    keep: t('undo.cancel'),
    isCritical: true,
  }
  return (
    <ConfirmModal
      asked={isOpen ? asked : null}
      isBusy={isBusy}
      onConfirm={onUndo}
      onClose={onClose}
    />
  )
}

export function useUndo() {
  const [isOpen, setOpen] = useState(false)
  return { isOpen, open: () => setOpen(true), close: () => setOpen(false) }
}
