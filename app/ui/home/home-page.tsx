import { BlockStack, Page } from '@shopify/polaris'
import { useT } from '../words.tsx'
import { FiguresGrid } from './figures-grid.tsx'
import type { HomeData } from './home-data.ts'
import { ImportCard } from './import-card.tsx'
import { MainNotice } from './main-notice.tsx'
import { ProgramCard } from './program-card.tsx'
import { RecentFigures } from './recent-figures.tsx'
import { SetupGuide } from './setup-guide.tsx'
import { type ThemeAddress, useThemeBlocks } from './use-theme-blocks.ts'

export type HomeIntent = 'dismiss_guide' | 'import'

interface HomeProps {
  home: HomeData
  theme: ThemeAddress
  /** What is being sent at this moment. */
  sending: HomeIntent | null
  onSend(intent: HomeIntent): void
}

export function HomePage({ home, theme, sending, onSend }: HomeProps) {
  const t = useT('home')
  const blocks = useThemeBlocks()
  const hasGuide = !home.isGuideDismissed && sending !== 'dismiss_guide'
  const { progress } = home
  const again = { isAsking: sending === 'import', ask: () => onSend('import') }
  return (
    <Page title={t('title')}>
      <BlockStack gap="400">
        <MainNotice home={home} embed={blocks.embed} theme={theme} hasGuide={hasGuide} />
        {hasGuide ? (
          <SetupGuide
            home={home}
            blocks={blocks}
            theme={theme}
            onDismiss={() => onSend('dismiss_guide')}
          />
        ) : null}
        <ProgramCard home={home} embed={blocks.embed} />
        {progress && (!progress.isOver || progress.hasFailed) ? (
          <ImportCard progress={progress} again={again} />
        ) : null}
        <RecentFigures home={home} />
        <FiguresGrid figures={home.figures} />
      </BlockStack>
    </Page>
  )
}
