import { BlockStack, Page } from '@shopify/polaris'
import { useT } from '../words.tsx'
import { FiguresGrid } from './figures-grid.tsx'
import type { HomeData } from './home-data.ts'
import { NextSteps } from './next-steps.tsx'
import { SetupGuide } from './setup-guide.tsx'
import { type ThemeAddress, useThemeBlocks } from './use-theme-blocks.ts'

interface HomeProps {
  home: HomeData
  theme: ThemeAddress
  isDismissing: boolean
  onDismissGuide(): void
}

export function HomePage({ home, theme, isDismissing, onDismissGuide }: HomeProps) {
  const t = useT('home')
  const blocks = useThemeBlocks()
  const hasGuide = !home.isGuideDismissed && !isDismissing
  return (
    <Page title={t('title')}>
      <BlockStack gap="400">
        {hasGuide ? (
          <SetupGuide home={home} blocks={blocks} theme={theme} onDismiss={onDismissGuide} />
        ) : null}
        <NextSteps home={home} blocks={blocks} theme={theme} hasGuide={hasGuide} />
        <FiguresGrid figures={home.figures} />
      </BlockStack>
    </Page>
  )
}
