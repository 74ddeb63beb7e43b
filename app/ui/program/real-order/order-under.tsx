// One order under what is in force and under the draft, one below the other: what it is worth, by
// which rules and lines, and what a refund of chosen units would take.
import { BlockStack, Divider, InlineStack, Text } from '@shopify/polaris'
import { useState } from 'react'
import { explainOrder } from '../../../loyalty/explain/reckoning/explain-order.ts'
import { explainRefund } from '../../../loyalty/explain/reckoning/explain-refund.ts'
import { renderExplanation } from '../../../loyalty/explain/reckoning/render-explanation.ts'
import {
  type RealOrder,
  type RealWorth,
  valueRealOrder,
} from '../../../loyalty/insights/real-order/real-order.ts'
import { assetOf } from '../../../loyalty/kernel/assets/asset.ts'
import type { ProgramSettings } from '../../../loyalty/program/settings.ts'
import { readUnits } from '../../orders/units-field.tsx'
import { Steps } from '../../reckoning/steps.tsx'
import { useSpeech } from '../../speech.tsx'
import { useT } from '../../words.tsx'
import { reachOf } from '../example/compute-example.ts'
import { Reached } from '../example/outcome.tsx'
import { RefundFields } from './refund-fields.tsx'

interface UnderProps {
  order: RealOrder
  draft: ProgramSettings
  inForce: ProgramSettings | null
  at: string
}

export function OrderUnder({ order, draft, inForce, at }: UnderProps) {
  const t = useT('program')
  const { calling, points } = useSpeech()
  const [units, setUnits] = useState<Record<string, string>>({})
  const lines = order.snapshot.lines.flatMap(({ id: lineId, currentQuantity }) => {
    const quantity = readUnits(units[lineId], currentQuantity)
    return quantity > 0 ? [{ lineId, quantity }] : []
  })
  const refund = lines.length === 0 ? null : { lines, shippingMinor: 0, amountMinor: 0 }
  const value = (settings: ProgramSettings) =>
    valueRealOrder(order, settings, { refund, now: new Date(at) })
  const now = inForce && value(inForce)
  const then = value(draft)
  const rewards = draft.rewards
    .filter((reward) => reward.isOn && assetOf(reward) === 'points')
    .map((reward) => reachOf(reward, then.points, order.snapshot.placedMinor))
  return (
    <BlockStack gap="400">
      {now && inForce ? (
        <Worth name={t('real.in_force')} order={order} worth={now} settings={inForce} />
      ) : null}
      {now && order.given !== now.points ? (
        <Text as="p" variant="bodySm" tone="subdued">
          {t('real.given', { amount: points(order.given) })}
        </Text>
      ) : null}
      {now ? <Divider /> : null}
      <Worth name={t('real.draft')} order={order} worth={then} settings={draft} />
      <RefundFields lines={order.snapshot.lines} units={units} onChange={setUnits} />
      <Reached rewards={rewards} speech={calling(draft.pointsName)} />
    </BlockStack>
  )
}

interface WorthProps {
  name: string
  order: RealOrder
  worth: RealWorth
  settings: ProgramSettings
}

function Worth({ name, order, worth, settings }: WorthProps) {
  const t = useT('program')
  const { calling, number } = useSpeech()
  const speech = calling(settings.pointsName)
  const { evaluation, refund } = worth
  const { snapshot } = order
  const told = { name: order.name, version: 0, evaluation, settings, snapshot }
  const { steps } = renderExplanation(explainOrder(told), speech)
  const rules = steps.filter(({ about }) => about === 'rule')
  const lines = steps.filter(({ about }) => about === 'line')
  const back = refund && renderExplanation(explainRefund(refund), speech)
  return (
    <BlockStack gap="200">
      <InlineStack align="space-between" blockAlign="baseline" gap="200" wrap={false}>
        <Text as="h3" variant="headingSm">
          {name}
        </Text>
        <Text as="p" variant="headingLg" numeric>
          {number(worth.points)}
        </Text>
      </InlineStack>
      <Steps steps={rules} />
      {lines.length > 0 ? (
        <BlockStack gap="100">
          <Text as="p" variant="bodySm" fontWeight="medium">
            {t('real.lines')}
          </Text>
          <Steps steps={lines} />
        </BlockStack>
      ) : null}
      <Lifetime worth={worth} />
      {back ? (
        <BlockStack gap="100">
          <Text as="p" variant="bodySm" fontWeight="semibold">
            {back.headline}
          </Text>
          <Steps steps={back.steps} />
        </BlockStack>
      ) : null}
    </BlockStack>
  )
}

/** From when until when what it earned can be spent. */
function Lifetime({ worth: { evaluation } }: Pick<WorthProps, 'worth'>) {
  const t = useT('program')
  const { date } = useSpeech()
  const [effect] = evaluation.effects
  if (!effect) return null
  const { availableAt, expiresAt } = effect
  const from = availableAt && date(availableAt)
  const until = expiresAt && date(expiresAt)
  return (
    <Text as="p" variant="bodySm" tone="subdued">
      {from === null
        ? t('real.unsent')
        : until === null
          ? t('real.from', { from })
          : t('real.until', { from, until })}
    </Text>
  )
}
