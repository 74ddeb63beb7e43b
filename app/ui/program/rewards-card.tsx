import { BlockStack, Button, Card, Divider, InlineStack, Text } from '@shopify/polaris'
import { useState } from 'react'
import { currencyExponent } from '../../loyalty/kernel/money.ts'
import { useSpeech } from '../speech.tsx'
import { useT } from '../words.tsx'
import type { RewardForm } from './form.ts'
import { RewardFields } from './reward-fields.tsx'
import type { FormHandle } from './use-program-form.ts'

const most = 50

/** What points can be spent on: a list whose entries open to be edited. */
export function RewardsCard({ handle }: { handle: FormHandle }) {
  const t = useT('program')
  const { currency } = useSpeech().speech
  const [openId, setOpenId] = useState<string | null>(null)
  const { rewards } = handle.form
  const add = (kind: RewardForm['kind']) => {
    const reward = newReward(kind, rewards, currency)
    handle.change((form) => ({ ...form, rewards: [...form.rewards, reward] }))
    setOpenId(reward.id)
  }
  const remove = (id: string) =>
    handle.change((form) => ({ ...form, rewards: form.rewards.filter((one) => one.id !== id) }))
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {t('rewards.heading')}
        </Text>
        {rewards.length === 0 ? (
          <Text as="p" tone="subdued">
            {t('rewards.empty')}
          </Text>
        ) : null}
        {rewards.map((reward, index) => (
          <BlockStack key={reward.id} gap="400">
            {index > 0 ? <Divider /> : null}
            <RewardFields
              handle={handle}
              reward={reward}
              path={`rewards.${index}`}
              isOpen={openId === reward.id || hasProblem(handle, `rewards.${index}`)}
              onToggle={() => setOpenId(openId === reward.id ? null : reward.id)}
              onRemove={() => remove(reward.id)}
            />
          </BlockStack>
        ))}
        <Divider />
        <InlineStack gap="200">
          <Button onClick={() => add('amount_off')} disabled={rewards.length >= most}>
            {t('rewards.add.amount_off')}
          </Button>
          <Button onClick={() => add('percent_off')} disabled={rewards.length >= most}>
            {t('rewards.add.percent_off')}
          </Button>
        </InlineStack>
      </BlockStack>
    </Card>
  )
}

const fields = ['title', 'points', 'minimumMinor', 'validDays', 'amountMinor', 'percent']

const hasProblem = (handle: FormHandle, path: string) =>
  fields.some((field) => handle.error(`${path}.${field}`) !== undefined)

function newReward(kind: RewardForm['kind'], rewards: RewardForm[], currency: string): RewardForm {
  const base = {
    id: freeId(kind.replace('_', '-'), rewards),
    isOn: true,
    title: '',
    points: '100',
    minimumMinor: '',
    validDays: '90',
  }
  if (kind === 'percent_off') return { kind, ...base, percent: '10' } as RewardForm
  return {
    kind,
    ...base,
    amountMinor: currencyExponent(currency) === 0 ? '500' : '5',
  } as RewardForm
}

// Ids stay for ever with what was redeemed, so a removed one must not come back as another reward.
function freeId(stem: string, rewards: RewardForm[]): string {
  const suffix = () => Math.random().toString(36).slice(2, 8)
  for (;;) {
    const id = `${stem}-${suffix()}`
    if (!rewards.some((reward) => reward.id === id)) return id
  }
}
