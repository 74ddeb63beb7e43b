import {
  Banner,
  BlockStack,
  Button,
  Card,
  InlineStack,
  ProgressBar,
  Select,
  Text,
} from '@shopify/polaris'
import { useState } from 'react'
import { type BacktestSpan, backtestSpans } from '../../loyalty/insights/backtest/span.ts'
import type { ProgramSettings } from '../../loyalty/program/settings.ts'
import { useT } from '../words.tsx'
import { BacktestResult } from './backtest-result.tsx'
import { useBacktest } from './use-backtest.ts'

interface BacktestProps {
  /** Of the saved draft. */
  revision: number
  draft: ProgramSettings
  hasUnsaved: boolean
}

/** What the draft would give for the shop's own orders, beside what is in force. */
export function BacktestCard({ revision, draft, hasUnsaved }: BacktestProps) {
  const t = useT('backtest')
  const [span, setSpan] = useState<BacktestSpan>('days')
  const { state, run } = useBacktest({ revision, span })
  const isRunning = state.is === 'running'
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {t('heading')}
        </Text>
        <Text as="p" tone="subdued">
          {hasUnsaved ? t('unsaved') : t('intro')}
        </Text>
        <InlineStack gap="300" blockAlign="end">
          <Select
            label={t('over.label')}
            options={backtestSpans.map((value) => ({ value, label: t(`over.${value}`) }))}
            value={span}
            onChange={(value) => setSpan(value as BacktestSpan)}
            disabled={isRunning}
          />
          <Button onClick={run} loading={isRunning} disabled={hasUnsaved}>
            {state.is === 'done' ? t('again') : t('run')}
          </Button>
        </InlineStack>
        {state.is === 'failed' ? <Banner tone="critical">{t('failed')}</Banner> : null}
        <div aria-live="polite">
          {state.is === 'running' ? <Progress done={state.done} all={state.all} /> : null}
          {state.is === 'done' ? <BacktestResult result={state} draft={draft} /> : null}
        </div>
      </BlockStack>
    </Card>
  )
}

function Progress({ done, all }: { done: number; all: number }) {
  const t = useT('backtest')
  return (
    <BlockStack gap="200">
      <Text as="p" id="backtest-progress">
        {all === 0 ? t('beginning') : t('progress', { done, all })}
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
