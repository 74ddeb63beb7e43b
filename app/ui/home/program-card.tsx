import { Badge, BlockStack, Button, Card, InlineStack, Text } from '@shopify/polaris'
import { useSpeech } from '../speech.tsx'
import { useT } from '../words.tsx'
import type { HomeData } from './home-data.ts'
import type { BlockState } from './use-theme-blocks.ts'

const tones = {
  not_started: 'attention',
  off: undefined,
  shadow: 'info',
  test: 'info',
  live: 'success',
  winding_down: 'warning',
} as const

/** How the program stands: its phase, whether shoppers see it, and what waits to be published. */
export function ProgramCard({ home, embed }: { home: HomeData; embed: BlockState }) {
  const t = useT('home')
  const { date } = useSpeech()
  const { phase, spendUntil, hasChanges } = home
  const until = spendUntil ? date(spendUntil) : ''
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            {t('program.heading')}
          </Text>
          <InlineStack gap="200">
            <Badge tone={tones[phase]}>{t(`program.phase.${phase}.name`)}</Badge>
            <EmbedBadge embed={embed} />
          </InlineStack>
        </InlineStack>
        <InlineStack align="space-between" blockAlign="center" gap="300">
          <Text as="p">{t(`program.phase.${phase}.text`, { date: until })}</Text>
          <Button url="/app/program">{t('program.open')}</Button>
        </InlineStack>
        {hasChanges ? (
          <Text as="p" tone="subdued">
            {t('program.changes')}
          </Text>
        ) : null}
      </BlockStack>
    </Card>
  )
}

function EmbedBadge({ embed }: { embed: BlockState }) {
  const t = useT('home')
  if (embed === 'unknown') return <Badge>{t('panel.checking')}</Badge>
  return embed === 'on' ? (
    <Badge tone="success">{t('panel.on')}</Badge>
  ) : (
    <Badge tone="attention">{t('panel.off')}</Badge>
  )
}
