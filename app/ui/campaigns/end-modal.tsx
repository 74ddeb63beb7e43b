import { Modal, TitleBar } from '@shopify/app-bridge-react'
import { Box, Text } from '@shopify/polaris'
import type { CampaignRow } from '../../loyalty/insights/campaigns/campaign-row.ts'
import { useT } from '../words.tsx'

interface EndProps {
  /** Null while nothing is asked. */
  row: CampaignRow | null
  onEnd(): void
  onClose(): void
}

/** Asks before a campaign is ended early. */
export function EndModal({ row, onEnd, onClose }: EndProps) {
  const t = useT('campaigns')
  const shared = useT('shared')
  return (
    <Modal open={row !== null} onHide={onClose}>
      {row === null ? null : (
        <Box padding="400">
          <Text as="p">{t(row.state === 'waiting' ? 'end.waiting' : 'end.text')}</Text>
        </Box>
      )}
      <TitleBar title={t('end.ask', { name: row?.rule.title ?? '' })}>
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
