import { Modal, TitleBar } from '@shopify/app-bridge-react'
import { BlockStack, Box, Text } from '@shopify/polaris'
import type { ProgramSettings } from '../../../loyalty/program/settings.ts'
import { useT } from '../../words.tsx'
import { ChangesList } from '../versions/changes-list.tsx'

interface TakeProps {
  before: ProgramSettings
  /** What the draft would become; null while nothing is asked. */
  after: ProgramSettings | null
  onTake(): void
  onClose(): void
}

/** Asks before somebody's work in the draft is replaced, and says by what. */
export function TakeModal({ before, after, onTake, onClose }: TakeProps) {
  const t = useT('program')
  const shared = useT('shared')
  return (
    <Modal open={after !== null} onHide={onClose}>
      {after ? (
        <Box padding="400">
          <BlockStack gap="400">
            <Text as="p">{t('templates.replaces')}</Text>
            <ChangesList before={before} after={after} none={t('versions.same')} />
          </BlockStack>
        </Box>
      ) : null}
      <TitleBar title={t('templates.ask')}>
        <button type="button" variant="primary" onClick={onTake}>
          {t('templates.take')}
        </button>
        <button type="button" onClick={onClose}>
          {shared('cancel')}
        </button>
      </TitleBar>
    </Modal>
  )
}
