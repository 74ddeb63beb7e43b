import { Modal, TitleBar } from '@shopify/app-bridge-react'
import { BlockStack, Box, Button, Card, InlineStack, Text } from '@shopify/polaris'
import { useEffect, useState } from 'react'
import { useLocale, useT } from '../words.tsx'
import type { AccountingData } from './accounting-data.ts'
import { monthName } from './month-name.ts'

interface CloseProps {
  data: AccountingData
  month: string
  isBusy: boolean
  onClose(month: string): void
}

/** Says what closing means, then does it. */
export function CloseMonth({ data, month, isBusy, onClose }: CloseProps) {
  const t = useT('accounting')
  const locale = useLocale()
  const [isAsking, setAsking] = useState(false)
  const shown = data.statements.find((statement) => statement.month === month)
  const name = { month: monthName(month, locale) }
  const isClosed = shown?.closed !== null
  const mayClose = data.closable !== null && month <= data.closable && shown?.figures
  useEffect(() => {
    if (isClosed) setAsking(false)
  }, [isClosed])
  if (isClosed) return null
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('close.heading')}
        </Text>
        <Text as="p" tone="subdued">
          {t(shown?.figures ? 'close.early' : 'close.unvalued')}
        </Text>
        <InlineStack>
          <Button disabled={!mayClose} loading={isBusy} onClick={() => setAsking(true)}>
            {t('close.action', name)}
          </Button>
        </InlineStack>
      </BlockStack>
      <Modal open={isAsking} onHide={() => setAsking(false)}>
        <Box padding="400">
          <Text as="p">{t('close.text', name)}</Text>
        </Box>
        <TitleBar title={t('close.title', name)}>
          <button type="button" variant="primary" disabled={isBusy} onClick={() => onClose(month)}>
            {t('close.confirm')}
          </button>
          <button type="button" onClick={() => setAsking(false)}>
            {t('close.cancel')}
          </button>
        </TitleBar>
      </Modal>
    </Card>
  )
}
