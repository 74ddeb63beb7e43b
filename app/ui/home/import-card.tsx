import { BlockStack, Button, Card, InlineStack, ProgressBar, Text } from '@shopify/polaris'
import { useId } from 'react'
import { useT } from '../words.tsx'
import type { HomeData } from './home-data.ts'

type Progress = NonNullable<HomeData['progress']>

interface ImportProps {
  progress: Progress
  again: { isAsking: boolean; ask(): void }
}

/** How far reading what was there before the app came has got; what to do where it got stuck. */
export function ImportCard({ progress, again }: ImportProps) {
  const t = useT('home')
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {progress.hasFailed ? t('import.failed.heading') : t('import.heading')}
        </Text>
        <Text as="p" tone={progress.hasFailed ? 'critical' : 'subdued'}>
          {progress.hasFailed ? t('import.failed.text') : t('import.text')}
        </Text>
        <Part part={progress.orders} name="orders" />
        <Part part={progress.customers} name="customers" />
        {progress.hasFailed ? (
          <InlineStack>
            <Button loading={again.isAsking} onClick={again.ask}>
              {t('import.failed.action')}
            </Button>
          </InlineStack>
        ) : null}
      </BlockStack>
    </Card>
  )
}

function Part({ part, name }: { part: Progress['orders']; name: 'orders' | 'customers' }) {
  const t = useT('home')
  const label = useId()
  const { stored, found, isDone } = part
  const share = isDone ? 100 : Math.min(99, Math.floor((stored / Math.max(found ?? 1, 1)) * 100))
  return (
    <BlockStack gap="100">
      <Text as="p" variant="bodySm" id={label}>
        {found === null
          ? t(`import.${name}.gathering`)
          : t(`import.${name}.read`, { count: found, stored })}
      </Text>
      <ProgressBar progress={share} size="small" tone="primary" ariaLabelledBy={label} />
    </BlockStack>
  )
}
