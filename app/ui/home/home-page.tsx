import { BlockStack, Page } from '@shopify/polaris'
import type { KeyFigures } from '../../loyalty/insights/key-figures.server.ts'
import { FiguresGrid } from './figures-grid.tsx'
import { NextSteps } from './next-steps.tsx'
import { SetupGuide } from './setup-guide.tsx'
import { type ThemeAddress, useThemeBlocks } from './use-theme-blocks.ts'

export interface HomeData {
  figures: KeyFigures
  /** Things on Health that wait for a person. */
  troubles: number
  isLive: boolean
  /** The draft differs from what is published. */
  hasChanges: boolean
  isGuideDismissed: boolean
}

interface HomeProps {
  home: HomeData
  theme: ThemeAddress
  isDismissing: boolean
  onDismissGuide(): void
}

export function HomePage({ home, theme, isDismissing, onDismissGuide }: HomeProps) {
  const blocks = useThemeBlocks()
  const hasGuide = !home.isGuideDismissed && !isDismissing
  return (
    <Page title="Home">
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
