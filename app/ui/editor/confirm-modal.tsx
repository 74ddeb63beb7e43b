// A confirmation: what is asked, what happens then, and the two ways out. One component for all of
// them, so that each asks alike.
import { Modal, TitleBar } from '@shopify/app-bridge-react'
import { BlockStack, Box, Text } from '@shopify/polaris'
import type { ReactNode } from 'react'
import { useT } from '../words.tsx'

export interface Confirmation {
  title: string
  /** What happens then, and why it may not be meant. */
  text: string
  action: string
  /** It takes something away. */
  isCritical?: boolean
  /** Where "Cancel" would be misread. */
  keep?: string
}

interface ConfirmProps {
  /** Null while nothing is asked. */
  asked: Confirmation | null
  isBusy?: boolean
  onConfirm(): void
  onClose(): void
  /** What there is to look at below the text. */
  children?: ReactNode
}

export function ConfirmModal({ asked, isBusy, onConfirm, onClose, children }: ConfirmProps) {
  const shared = useT('shared')
  return (
    <Modal open={asked !== null} onHide={onClose}>
      {asked ? (
        <Box padding="400">
          <BlockStack gap="400">
            <Text as="p">{asked.text}</Text>
            {children}
          </BlockStack>
        </Box>
      ) : null}
      <TitleBar title={asked?.title ?? ''}>
        <button
          type="button"
          variant="primary"
          {...(asked?.isCritical ? { tone: 'critical' } : {})}
          disabled={isBusy ?? false}
          onClick={onConfirm}
        >
          {asked?.action ?? ''}
        </button>
        <button type="button" onClick={onClose}>
          {asked?.keep ?? shared('cancel')}
        </button>
      </TitleBar>
    </Modal>
  )
}
