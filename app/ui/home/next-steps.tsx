import { Badge, BlockStack, Button, Card, InlineStack, Text } from '@shopify/polaris'
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
  const steps = nextStepsOf(home, blocks, theme, hasGuide)
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            Your program
          </Text>
          <InlineStack gap="200">
            <Badge tone={home.isLive ? 'success' : 'attention'}>
              {home.isLive ? 'Program running' : 'Program not started'}
            </Badge>
            <EmbedBadge embed={blocks.embed} />
          </InlineStack>
        </InlineStack>
        {steps.length === 0 ? (
          <Text as="p" tone="subdued">
            {home.isLive
              ? 'Everything is running, and nothing waits for you.'
              : 'Follow the setup guide to start.'}
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
  if (embed === 'unknown') return <Badge>Checking the theme</Badge>
  return embed === 'on' ? (
    <Badge tone="success">Panel on in your theme</Badge>
  ) : (
    <Badge tone="attention">Panel off in your theme</Badge>
  )
}

function nextStepsOf(
  home: HomeData,
  blocks: ThemeBlocks,
  theme: ThemeAddress,
  hasGuide: boolean,
): Next[] {
  const steps: Next[] = []
  if (home.troubles > 0) {
    steps.push({
      text: 'Some orders or codes could not be handled and wait for you.',
      action: { content: 'Open health', url: '/app/health' },
    })
  }
  if (home.hasChanges) {
    steps.push({
      text: 'The draft of your program has changes that are not published yet.',
      action: { content: 'Review the draft', url: '/app/program' },
    })
  }
  if (!hasGuide && !home.isLive) {
    steps.push({
      text: 'The program has not started, so nobody earns points yet.',
      action: { content: 'Open the program', url: '/app/program' },
    })
  }
  if (!hasGuide && blocks.embed === 'off') {
    steps.push({
      text: 'The rewards panel is switched off, so shoppers cannot see their points.',
      action: { content: 'Open the theme editor', url: embedEditorUrl(theme), target: '_top' },
    })
  }
  return steps
}
