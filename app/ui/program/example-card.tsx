import { BlockStack, Card, Divider, List, Text, TextField } from '@shopify/polaris'
import { useState } from 'react'
import { formatDate, formatPoints } from '../../loyalty/explain/format.ts'
import { renderReach } from '../../loyalty/explain/render-reach.ts'
import { renderRule, ruleName } from '../../loyalty/explain/render-rule.ts'
import { rewardLabel } from '../../loyalty/explain/reward-label.ts'
import { currencyExponent, toMinor } from '../../loyalty/kernel/money.ts'
import type { ProgramSettings } from '../../loyalty/program/settings.ts'
import { besideMoney } from '../settings-form/fields/amount-field.tsx'
import { type ShopSpeech, useSpeech } from '../speech.tsx'
import { type Translate, useT } from '../words.tsx'
import { computeExample, type Example } from './example.ts'

interface ExampleProps {
  /** As typed; null while something typed cannot be read. */
  settings: ProgramSettings | null
  /** ISO 8601: when the example order is placed. */
  at: string
}

/** What the settings beside it would do with an order, while they are typed. */
export function ExampleCard({ settings, at }: ExampleProps) {
  const t = useT('program')
  const { speech: shopSpeech, calling } = useSpeech()
  const { currency, locale, timeZone } = shopSpeech
  const [amount, setAmount] = useState(currencyExponent(currency) === 0 ? '5000' : '50')
  const amountMinor = toMinor(amount.replace(',', '.'), currency)
  const isAmount = amountMinor !== null && amountMinor > 0 && amountMinor <= 1_000_000_000
  const speech = settings ? calling(settings.pointsName) : shopSpeech
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {t('example.heading')}
        </Text>
        <TextField
          label={t('example.amount')}
          {...besideMoney(currency, locale)}
          value={amount}
          onChange={setAmount}
          error={isAmount ? undefined : t('example.amount_problem')}
          inputMode="decimal"
          autoComplete="off"
        />
        <div aria-live="polite">
          {settings && isAmount ? (
            <Outcome
              example={computeExample(settings, { amountMinor, currency, timeZone, at })}
              speech={speech}
            />
          ) : (
            <Text as="p" tone="subdued">
              {t('example.waits')}
            </Text>
          )}
        </div>
      </BlockStack>
    </Card>
  )
}

function Outcome({ example, speech }: { example: Example; speech: ShopSpeech }) {
  const t = useT('program')
  const { effects, unapplied } = example.evaluation
  const { locale, pointsName } = speech
  return (
    <BlockStack gap="300">
      <BlockStack gap="100">
        <Text as="p" variant="headingLg">
          {formatPoints(example.points, pointsName, locale)}
        </Text>
        <Text as="p" tone="subdued">
          {lifetimeOf(example, speech, t)}
        </Text>
      </BlockStack>
      <List>
        {effects.map(({ because }) => (
          <List.Item key={because.ruleId}>{renderRule(because, speech)}</List.Item>
        ))}
        {unapplied.map((because) => (
          <List.Item key={because.ruleId}>
            {t('example.unapplied', {
              rule: ruleName(because.rule, locale),
              reason: renderRule(because, speech),
            })}
          </List.Item>
        ))}
      </List>
      {example.rewards.length > 0 ? (
        <>
          <Divider />
          <Text as="h3" variant="headingSm">
            {t('example.reaches')}
          </Text>
          <List>
            {example.rewards.map(({ reward, ...reach }) => (
              <List.Item key={reward.id}>
                {renderReach(rewardLabel(reward, speech.currency, locale), reach, locale)}
              </List.Item>
            ))}
          </List>
        </>
      ) : null}
    </BlockStack>
  )
}

function lifetimeOf(
  { availableAt, expiresAt }: Example,
  speech: ShopSpeech,
  t: Translate<'program'>,
): string {
  if (!availableAt) return t('example.nothing')
  const date = (at: string) => formatDate(at, speech.locale, speech.timeZone)
  if (!expiresAt) return t('example.from', { from: date(availableAt) })
  return t('example.until', { from: date(availableAt), until: date(expiresAt) })
}
