// The first run as one short path down a page: nothing is closed, so each step can be left out and
// come back to.
import { BlockStack, Box, Page, ProgressBar, Text } from '@shopify/polaris'
import { useId } from 'react'
import { wholeAnswers } from '../../loyalty/program/first-run/first-run.ts'
import { type ThemeAddress, useThemeBlocks } from '../home/use-theme-blocks.ts'
import { useWatch } from '../use-watch.ts'
import { useT } from '../words.tsx'
import { EmbedCard } from './embed-card.tsx'
import { LiveCard } from './live-card.tsx'
import { LookCard } from './look-card.tsx'
import { ProgramCard } from './program-card.tsx'
import { QuestionsCard } from './questions-card.tsx'
import { hasProgram, type StartData } from './start-data.ts'
import { TestCard } from './test-card.tsx'

const lookAgainMs = 2000

interface StartProps {
  data: StartData
  theme: ThemeAddress
}

export function StartPage({ data, theme }: StartProps) {
  const t = useT('start')
  const program = useT('program')
  const blocks = useThemeBlocks()
  const { answers, accent, phase, test } = data
  const hasBegun = phase === 'test' || phase === 'live'
  // The merchant's order is on its way, or will be.
  useWatch(phase === 'test' && test.earned === null, lookAgainMs)
  const steps = [
    wholeAnswers(answers) !== null,
    hasProgram(data),
    accent !== null,
    blocks.embed === 'on',
    hasBegun && test.earned !== null,
    phase === 'live',
  ]
  return (
    <Page
      title={t('title')}
      subtitle={t('subtitle')}
      backAction={{ content: t('live.home'), url: '/app' }}
      secondaryActions={[{ content: program('templates.title'), url: '/app/program/templates' }]}
    >
      <BlockStack gap="400">
        <Progress done={steps.filter(Boolean).length} all={steps.length} />
        <QuestionsCard data={data} />
        <ProgramCard data={data} />
        <LookCard data={data} />
        <EmbedCard embed={blocks.embed} theme={theme} />
        <TestCard data={data} />
        <LiveCard data={data} />
      </BlockStack>
    </Page>
  )
}

function Progress({ done, all }: { done: number; all: number }) {
  const t = useT('start')
  const label = useId()
  return (
    <Box paddingInline={{ xs: '400', sm: '0' }}>
      <BlockStack gap="100">
        <Text as="p" tone="subdued" id={label}>
          {t('progress', { done, all })}
        </Text>
        <ProgressBar
          progress={(done / all) * 100}
          size="small"
          tone="primary"
          ariaLabelledBy={label}
        />
      </BlockStack>
    </Box>
  )
}
