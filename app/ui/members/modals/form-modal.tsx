import { Modal, TitleBar } from '@shopify/app-bridge-react'
import { Banner, Box, FormLayout } from '@shopify/polaris'
import type { ReactNode } from 'react'
import { useT } from '../../words.tsx'

interface FormModalProps {
  isOpen: boolean
  isBusy: boolean
  title: string
  /** What the button says that sends the form. */
  save: string
  /** Why it was refused, under a heading. */
  problem: string | null
  refused: string
  children: ReactNode
  onSave(): void
  onClose(): void
}

/** The frame of a form that asks before it changes something. */
export function FormModal(props: FormModalProps) {
  const { isOpen, isBusy, title, save, problem, refused, children, onSave, onClose } = props
  const shared = useT('shared')
  return (
    <Modal open={isOpen} onHide={onClose}>
      {/* The other forms of the page are closed: their fields are not there. */}
      {isOpen ? (
        <Box padding="400">
          <FormLayout>
            {problem ? (
              <Banner tone="critical" title={refused}>
                {problem}
              </Banner>
            ) : null}
            {children}
          </FormLayout>
        </Box>
      ) : null}
      <TitleBar title={title}>
        <button type="button" variant="primary" disabled={isBusy} onClick={onSave}>
          {save}
        </button>
        <button type="button" onClick={onClose}>
          {shared('cancel')}
        </button>
      </TitleBar>
    </Modal>
  )
}
