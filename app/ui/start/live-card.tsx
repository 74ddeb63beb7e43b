import { Button, InlineStack, Text } from '@shopify/polaris'
import { useT } from '../words.tsx'
import { Refused } from './refused.tsx'
import type { StartData } from './start-data.ts'
import { StepCard } from './step-card.tsx'
import { useStart } from './use-start.ts'

/** What it means stands above the button: no second question is asked. */
export function LiveCard({ data: { phase, draft } }: { data: StartData }) {
  const t = useT('start')
  const { send, isBusy, refusal } = useStart('live')
  const isLive = phase === 'live'
  return (
    <StepCard number={6} title={t('live.heading')} isDone={isLive}>
      <Text as="p" {...(isLive ? {} : { tone: 'subdued' as const })}>
        {t(isLive ? 'live.is_live' : phase === 'winding_down' ? 'live.ended' : 'live.text')}
      </Text>
      <Refused refusal={refusal} />
      <InlineStack gap="300">
        {isLive ? (
          <Button url="/app">{t('live.home')}</Button>
        ) : phase === 'winding_down' ? null : (
          <Button
            variant="primary"
            loading={isBusy}
            onClick={() => send({ revision: String(draft.revision) })}
          >
            {t('live.action')}
          </Button>
        )}
        {phase === 'not_started' ? null : (
          <Button variant="plain" url="/app/program/state">
            {t('live.state')}
          </Button>
        )}
      </InlineStack>
    </StepCard>
  )
}
