// What shoppers see of the challenges while they are edited: the first two as somebody on the way
// has them, the others as they are before they are begun.
import { BlockStack, Card, InlineStack, ProgressBar, Text } from '@shopify/polaris'
import { goalInWords, levelInWords } from '../../loyalty/explain/challenges/challenge-in-words.ts'
import type { Challenge } from '../../loyalty/program/challenges/challenge-settings.ts'
import type { ProgramSettings } from '../../loyalty/program/settings.ts'
import { useSpeech } from '../speech.tsx'
import { useT } from '../words.tsx'
import { BadgeMark } from './badge-mark.tsx'

/** @param settings null while something typed cannot be read. */
export function ChallengesPreview({ settings }: { settings: ProgramSettings | null }) {
  const t = useT('challenges')
  const { speech } = useSpeech()
  const { challenges = [], levels = [] } = settings ?? {}
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {t('preview.title')}
        </Text>
        {settings === null || challenges.length === 0 ? (
          <Text as="p" tone="subdued">
            {t(settings === null ? 'preview.incomplete' : 'preview.none')}
          </Text>
        ) : null}
        {challenges.map((challenge, index) => (
          <Shown key={challenge.id} challenge={challenge} step={steps[index] ?? 'ahead'} />
        ))}
        {levels.length > 0 ? (
          <BlockStack gap="100">
            <Text as="h3" variant="headingSm">
              {t('levels.heading')}
            </Text>
            {levels.map((level) => (
              <Text key={level.id} as="p" breakWord>
                {levelInWords(level, speech.locale)}
              </Text>
            ))}
          </BlockStack>
        ) : null}
        {levels.some(({ perk }) => perk !== '') ? (
          <Text as="p" tone="subdued">
            {t('preview.perk_note')}
          </Text>
        ) : null}
      </BlockStack>
    </Card>
  )
}

const steps = ['reached', 'step'] as const
const someWay = 60

interface ShownProps {
  challenge: Challenge
  step: 'reached' | 'step' | 'ahead'
}

function Shown({ challenge, step }: ShownProps) {
  const t = useT('challenges')
  const { speech, points } = useSpeech()
  const { name, about, icon, colour } = challenge
  return (
    <InlineStack gap="300" blockAlign="start" wrap={false}>
      <BadgeMark icon={icon} colour={colour} isReached={step === 'reached'} />
      <div style={{ flex: 1, minInlineSize: 0 }}>
        <BlockStack gap="100">
          <Text as="p" fontWeight="semibold" breakWord>
            {name}
          </Text>
          <Text as="p" tone="subdued" breakWord>
            {goalInWords(challenge, speech)}
          </Text>
          {about ? (
            <Text as="p" tone="subdued" breakWord>
              {about}
            </Text>
          ) : null}
          {challenge.points > 0 ? (
            <Text as="p" tone="subdued">
              {t('preview.worth', { points: points(challenge.points) })}
            </Text>
          ) : null}
          {step === 'reached' ? (
            <Text as="p" fontWeight="medium">
              {t('preview.reached')}
            </Text>
          ) : (
            <ProgressBar
              size="small"
              progress={step === 'step' ? someWay : 0}
              ariaLabelledBy={undefined}
            />
          )}
        </BlockStack>
      </div>
    </InlineStack>
  )
}
