import { Badge, BlockStack, Button, Card, InlineStack, Text } from '@shopify/polaris'
import { type Translate, useT } from '../words.tsx'
import type { HomeData } from './home-data.ts'
import { embedEditorUrl, type ThemeAddress, type ThemeBlocks } from './use-theme-blocks.ts'

interface NextProps {
  home: HomeData
  blocks: ThemeBlocks
  theme: ThemeAddress
  hasGuide: boolean
}

interface Next {
  text: string
  action: { content: string; url: string; target?: '_top' }
}

/** How the program stands, and what would be worth doing now. */
export function NextSteps({ home, blocks, theme, hasGuide }: NextProps) {
  const t = useT('home')
  const steps = nextStepsOf({ home, blocks, theme, hasGuide }, t)
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            {t('next.heading')}
          </Text>
          <InlineStack gap="200">
            <Badge tone={home.isLive ? 'success' : 'attention'}>
              {home.isLive ? t('next.running') : t('next.not_started')}
            </Badge>
            <EmbedBadge embed={blocks.embed} />
          </InlineStack>
        </InlineStack>
        {steps.length === 0 ? (
          <Text as="p" tone="subdued">
            {home.isLive ? t('next.all_well') : t('next.follow_guide')}
          </Text>
        ) : null}
        {steps.map(({ text, action }) => (
          <InlineStack key={text} align="space-between" blockAlign="center" gap="200">
            <Text as="p">{text}</Text>
            <Button url={action.url} target={action.target}>
              {action.content}
            </Button>
          </InlineStack>
        ))}
      </BlockStack>
    </Card>
  )
}

function EmbedBadge({ embed }: Pick<ThemeBlocks, 'embed'>) {
  const t = useT('home')
  if (embed === 'unknown') return <Badge>{t('next.checking')}</Badge>
  return embed === 'on' ? (
    <Badge tone="success">{t('next.panel_on')}</Badge>
  ) : (
    <Badge tone="attention">{t('next.panel_off')}</Badge>
  )
}

function nextStepsOf({ home, blocks, theme, hasGuide }: NextProps, t: Translate<'home'>): Next[] {
  const steps: Next[] = []
  if (home.troubles > 0) {
    steps.push({
      text: t('next.troubles'),
      action: { content: t('next.open_health'), url: '/app/health' },
    })
  }
  if (home.hasChanges) {
    steps.push({
      text: t('next.changes'),
      action: { content: t('next.review'), url: '/app/program' },
    })
  }
  if (!hasGuide && !home.isLive) {
    steps.push({
      text: t('next.start'),
      action: { content: t('next.open_program'), url: '/app/program' },
    })
  }
  if (!hasGuide && blocks.embed === 'off') {
    steps.push({
      text: t('next.embed_off'),
      action: { content: t('next.open_editor'), url: embedEditorUrl(theme), target: '_top' },
    })
  }
  return steps
}
