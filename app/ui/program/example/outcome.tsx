import { BlockStack, Divider, List, Text } from '@shopify/polaris'
import { formatDate, formatPoints } from '../../../loyalty/explain/format.ts'
import { renderReach } from '../../../loyalty/explain/render-reach.ts'
import { renderRule, ruleName } from '../../../loyalty/explain/render-rule.ts'
import { rewardLabel } from '../../../loyalty/explain/reward-label.ts'
import { stampWords } from '../../../loyalty/explain/units/stamp-words.ts'
import type { ProgramSettings } from '../../../loyalty/program/settings.ts'
import type { ShopSpeech } from '../../speech.tsx'
import { type Translate, useT } from '../../words.tsx'
import type { Example, ExampleReward } from './compute-example.ts'

interface OutcomeProps {
  example: Example
  settings: ProgramSettings
  speech: ShopSpeech
}

/** What it earns and why, from when to when, and how far that reaches. */
export function Outcome({ example, settings, speech }: OutcomeProps) {
  const t = useT('program')
  const { effects, unapplied } = example.evaluation
  const { locale, pointsName } = speech
  return (
    <BlockStack gap="300">
      <BlockStack gap="100">
        <Text as="p" variant="headingLg">
          {headline(example, speech)}
        </Text>
        <Text as="p" tone="subdued">
          {lifetimeOf(example, settings, speech, t)}
        </Text>
        {example.pointsBefore === null ? null : (
          <Text as="p" tone="subdued">
            {t('example.before_refund', {
              amount: formatPoints(example.pointsBefore, pointsName, locale),
            })}
          </Text>
        )}
      </BlockStack>
      <List>
        {[...effects.map(({ because }) => because), ...unapplied].map((because) => {
          const title = settings.rules.find(({ id }) => id === because.ruleId)?.title
          const reason = renderRule(because, speech)
          // What applied says by itself what it is, unless the merchant gave it a name.
          const rule = title ?? (because.applied ? null : ruleName(because.rule, locale))
          return (
            <List.Item key={because.ruleId}>
              {rule ? t('example.named', { rule, reason }) : reason}
            </List.Item>
          )
        })}
      </List>
      <Reached rewards={example.rewards} speech={speech} />
    </BlockStack>
  )
}

interface ReachedProps {
  rewards: ExampleReward[]
  speech: ShopSpeech
}

/** How many such orders each reward takes. */
export function Reached({ rewards, speech }: ReachedProps) {
  const t = useT('program')
  const { currency, locale } = speech
  if (rewards.length === 0) return null
  return (
    <>
      <Divider />
      <Text as="h3" variant="headingSm">
        {t('example.reaches')}
      </Text>
      <List>
        {rewards.map(({ reward, ...reach }) => (
          <List.Item key={reward.id}>
            {renderReach(rewardLabel(reward, currency, locale), reach, locale)}
          </List.Item>
        ))}
      </List>
    </>
  )
}

/** Points, or where it earns none the stamps that it fills cards with. */
function headline({ points, evaluation }: Example, { locale, pointsName }: ShopSpeech): string {
  const stamps = evaluation.effects.reduce(
    (sum, { asset, quantity }) => (asset === 'points' ? sum : sum + quantity),
    0,
  )
  if (points > 0 || stamps === 0) return formatPoints(points, pointsName, locale)
  return formatPoints(stamps, stampWords(locale), locale)
}

function lifetimeOf(
  { availableAt, expiresAt }: Example,
  { awardedWhen }: ProgramSettings,
  speech: ShopSpeech,
  t: Translate<'program'>,
): string {
  if (!availableAt) return t('example.nothing')
  const date = (at: string) => formatDate(at, speech.locale, speech.timeZone)
  const from = date(availableAt)
  if (!expiresAt) return t(`example.from.${awardedWhen}`, { from })
  return t(`example.until.${awardedWhen}`, { from, until: date(expiresAt) })
}
