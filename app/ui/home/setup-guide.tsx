import { BlockStack, Button, Card, InlineStack, ProgressBar, Text } from '@shopify/polaris'
import type { HomeData } from './home-data.ts'
import { SetupStep, type Step } from './setup-step.tsx'
import {
  embedEditorUrl,
  productEditorUrl,
  type ThemeAddress,
  type ThemeBlocks,
} from './use-theme-blocks.ts'

interface GuideProps {
  home: HomeData
  blocks: ThemeBlocks
  theme: ThemeAddress
  onDismiss(): void
}

/** The few steps until shoppers earn points; can be removed at any time. */
export function SetupGuide({ home, blocks, theme, onDismiss }: GuideProps) {
  const steps = stepsOf(home, blocks, theme)
  const done = steps.filter((step) => step.isDone).length
  const current = steps.find((step) => !step.isDone)
  return (
    <Card>
      <BlockStack gap="400">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            Setup guide
          </Text>
          <Button variant="tertiary" onClick={onDismiss}>
            Remove guide
          </Button>
        </InlineStack>
        <BlockStack gap="200">
          <Text as="p" tone="subdued">
            {current
              ? `${done} of ${steps.length} done`
              : 'Everything is set up. This guide can be removed.'}
          </Text>
          <ProgressBar
            progress={(done / steps.length) * 100}
            size="small"
            tone="primary"
            ariaLabelledBy={undefined}
          />
        </BlockStack>
        {steps.map((step) => (
          <SetupStep key={step.title} step={step} isCurrent={step === current} />
        ))}
      </BlockStack>
    </Card>
  )
}

function stepsOf(home: HomeData, blocks: ThemeBlocks, theme: ThemeAddress): Step[] {
  return [
    {
      title: 'Set your rates and start the program',
      text: 'Sensible rates are filled in already. Look at the example beside them, then start.',
      isDone: home.isLive,
      action: { content: 'Open the program', url: '/app/program' },
    },
    {
      title: 'Turn the rewards panel on in your theme',
      text: 'Switch “Rewards” on in the theme editor and save. Shoppers then see their points in your store.',
      isDone: blocks.embed === 'on',
      action: { content: 'Open the theme editor', url: embedEditorUrl(theme), external: true },
    },
    {
      title: 'Show points on product pages',
      text: 'Add the block “Points for this product” below the price, so that shoppers know what they earn.',
      isDone: blocks.productBlock === 'on',
      action: { content: 'Add the block', url: productEditorUrl(theme), external: true },
    },
    {
      title: 'See the first order earn points',
      text: 'Place an order with a customer account, or wait for one. It appears under Members within seconds.',
      isDone: home.isLive && home.figures.hasAnyOrderEarned,
      action: { content: 'Open members', url: '/app/members' },
    },
  ]
}
