import { Button, InlineStack, Text } from '@shopify/polaris'
import { type BlockState, embedEditorUrl, type ThemeAddress } from '../home/use-theme-blocks.ts'
import { useT } from '../words.tsx'
import { StepCard } from './step-card.tsx'

/** The switch that only the theme's editor has; whether it is on, Shopify tells. */
export function EmbedCard({ embed, theme }: { embed: BlockState; theme: ThemeAddress }) {
  const t = useT('start')
  return (
    <StepCard number={4} title={t('embed.heading')} isDone={embed === 'on'}>
      <Text as="p" tone="subdued">
        {t('embed.text')}
      </Text>
      <InlineStack gap="300" blockAlign="center">
        <Button
          {...(embed === 'on' ? {} : { variant: 'primary' as const })}
          url={embedEditorUrl(theme)}
          target="_blank"
        >
          {t('embed.action')}
        </Button>
        <div role="status">
          <Text as="span">{t(`embed.${embed}`)}</Text>
        </div>
      </InlineStack>
    </StepCard>
  )
}
