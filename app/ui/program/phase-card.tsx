import { BlockStack, Button, Card, InlineStack, Text } from '@shopify/polaris'
import { useSpeech } from '../speech.tsx'
import { useT } from '../words.tsx'
import { PhaseBadge } from './phase-badge.tsx'
import type { PhaseData } from './program-data.ts'

/** Whether the program runs and who sees it, and the way to change that. */
export function PhaseCard({ phase }: { phase: PhaseData }) {
  const t = useT('program')
  const { date } = useSpeech()
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack gap="200" blockAlign="center" align="space-between">
          <Text as="h2" variant="headingMd">
            {t('phase.heading')}
          </Text>
          <PhaseBadge phase={phase.phase} />
        </InlineStack>
        <Text as="p" tone="subdued">
          {phase.phase === 'winding_down' && phase.spendUntil
            ? t('phase.now.winding_down', { date: date(phase.spendUntil) })
            : t(`phase.now.${phase.phase}`)}
        </Text>
        <InlineStack>
          <Button url="/app/program/state">{t('phase.change')}</Button>
        </InlineStack>
      </BlockStack>
    </Card>
  )
}
