import { Banner, BlockStack, Button, Card, InlineStack, ProgressBar, Text } from '@shopify/polaris'
import type { ProgramSettings } from '../../loyalty/program/settings.ts'
import { useT } from '../words.tsx'
import { BacktestResult } from './backtest-result.tsx'
import { useBacktest } from './use-backtest.ts'

interface BacktestProps {
  /** Of the saved draft. */
  revision: number
  draft: ProgramSettings
  /** Null before the first publication. */
  published: ProgramSettings | null
  hasUnsaved: boolean
}

/** What the draft would have given for the orders of the last 60 days. */
export function BacktestCard({ revision, draft, published, hasUnsaved }: BacktestProps) {
  const t = useT('backtest')
  const { state, run } = useBacktest(revision)
  const isRunning = state.is === 'running'
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {t('heading')}
        </Text>
        {state.is === 'failed' ? <Banner tone="critical">{t('failed')}</Banner> : null}
        <div aria-live="polite">
          <BlockStack gap="400">
            <Text as="p" tone="subdued">
              {hasUnsaved ? t('unsaved') : t('intro')}
            </Text>
            {state.is === 'running' ? <Progress done={state.done} all={state.all} /> : null}
            {state.is === 'done' ? (
              <BacktestResult
                sums={state.sums}
                people={state.people}
                draft={draft}
                published={published}
              />
            ) : null}
          </BlockStack>
        </div>
        <InlineStack>
          <Button onClick={run} loading={isRunning} disabled={hasUnsaved}>
            {state.is === 'done' ? t('again') : t('run')}
          </Button>
        </InlineStack>
      </BlockStack>
    </Card>
  )
}

function Progress({ done, all }: { done: number; all: number }) {
  const t = useT('backtest')
  return (
    <BlockStack gap="200">
      <Text as="p" id="backtest-progress">
        {t('progress', { done, all })}
      </Text>
      <ProgressBar
        progress={all === 0 ? 0 : (done / all) * 100}
        size="small"
        tone="primary"
        ariaLabelledBy="backtest-progress"
      />
    </BlockStack>
  )
}
