import { BlockStack, Button, Card, InlineStack, ProgressBar, Text } from '@shopify/polaris'
import { useId } from 'react'
import { type Translate, useT } from '../words.tsx'
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
  const t = useT('home')
  const label = useId()
  const steps = stepsOf({ home, blocks, theme }, t)
  const done = steps.filter((step) => step.isDone).length
  const current = steps.find((step) => !step.isDone)
  return (
    <Card>
      <BlockStack gap="400">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            {t('guide.heading')}
          </Text>
          <Button variant="tertiary" onClick={onDismiss}>
            {t('guide.remove')}
          </Button>
        </InlineStack>
        <BlockStack gap="200">
          <Text as="p" tone="subdued" id={label}>
            {current ? t('guide.progress', { done, all: steps.length }) : t('guide.complete')}
          </Text>
          <ProgressBar
            progress={(done / steps.length) * 100}
            size="small"
            tone="primary"
            ariaLabelledBy={label}
          />
        </BlockStack>
        {steps.map((step) => (
          <SetupStep key={step.title} step={step} isCurrent={step === current} />
        ))}
      </BlockStack>
    </Card>
  )
}

function stepsOf(
  { home, blocks, theme }: Omit<GuideProps, 'onDismiss'>,
  t: Translate<'home'>,
): Step[] {
  return [
    {
      title: t('guide.start.title'),
      text: t('guide.start.text'),
      isDone: home.phase !== 'not_started',
      action: {
        content: t(home.isDraftTouched ? 'guide.start.action' : 'guide.start.choose'),
        url: '/app/start',
      },
    },
    {
      title: t('guide.embed.title'),
      text: t('guide.embed.text'),
      isDone: blocks.embed === 'on',
      action: { content: t('guide.embed.action'), url: embedEditorUrl(theme), external: true },
    },
    {
      title: t('guide.product.title'),
      text: t('guide.product.text'),
      isDone: blocks.productBlock === 'on',
      action: { content: t('guide.product.action'), url: productEditorUrl(theme), external: true },
    },
    {
      title: t('guide.order.title'),
      text: t('guide.order.text'),
      isDone: home.phase !== 'not_started' && home.figures.hasAnyOrderEarned,
      action: { content: t('guide.order.action'), url: '/app/members' },
    },
  ]
}
