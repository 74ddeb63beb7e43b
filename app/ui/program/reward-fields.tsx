import {
  Badge,
  BlockStack,
  Button,
  Checkbox,
  FormLayout,
  InlineStack,
  Text,
} from '@shopify/polaris'
import { rewardInWords } from '../../loyalty/explain/render-change.ts'
import { useSpeech } from '../speech.tsx'
import { MoneyField, NumberField, WordField } from './fields.tsx'
import { type RewardForm, readReward } from './form.ts'
import type { FormHandle } from './use-program-form.ts'

interface RewardProps {
  handle: FormHandle
  reward: RewardForm
  /** In the settings, such as "rewards.0". */
  path: string
  isOpen: boolean
  onToggle(): void
  onRemove(): void
}

/** One reward: a line that says what it is, and its fields when open. */
export function RewardFields({ handle, reward, path, isOpen, onToggle, onRemove }: RewardProps) {
  const regionId = `${path}.fields`
  return (
    <BlockStack gap="300">
      <InlineStack align="space-between" blockAlign="center" gap="200" wrap={false}>
        <RewardLine reward={reward} />
        <Button
          variant="plain"
          onClick={onToggle}
          ariaExpanded={isOpen}
          ariaControls={regionId}
          disclosure={isOpen ? 'up' : 'down'}
        >
          {isOpen ? 'Close' : 'Edit'}
        </Button>
      </InlineStack>
      {isOpen ? (
        <div id={regionId}>
          <FormLayout>
            <FormLayout.Group>
              {reward.kind === 'amount_off' ? (
                <MoneyField handle={handle} path={`${path}.amountMinor`} label="Amount off" />
              ) : (
                <NumberField
                  handle={handle}
                  path={`${path}.percent`}
                  label="Percentage off"
                  suffix="%"
                />
              )}
              <NumberField handle={handle} path={`${path}.points`} label="Price in points" />
            </FormLayout.Group>
            <FormLayout.Group>
              <MoneyField
                handle={handle}
                path={`${path}.minimumMinor`}
                label="Minimum order"
                helpText="Empty: none"
              />
              <NumberField
                handle={handle}
                path={`${path}.validDays`}
                label="Code can be used for"
                unit="days"
                helpText="Empty: without end"
              />
            </FormLayout.Group>
            <WordField
              handle={handle}
              path={`${path}.title`}
              label="Title"
              helpText="Empty: made from the reward, such as “$5 off”"
              maxLength={60}
            />
            <InlineStack align="space-between" blockAlign="center">
              <Checkbox
                label="Offered to members"
                checked={reward.isOn}
                onChange={(isOn) => handle.set(`${path}.isOn`, isOn)}
              />
              <Button variant="plain" tone="critical" onClick={onRemove}>
                Remove
              </Button>
            </InlineStack>
          </FormLayout>
        </div>
      ) : null}
    </BlockStack>
  )
}

function RewardLine({ reward }: Pick<RewardProps, 'reward'>) {
  const { speech } = useSpeech()
  const read = readReward(reward, speech.currency)
  return (
    <InlineStack gap="200" blockAlign="center">
      <Text as="h3" variant="bodyMd" fontWeight="medium" breakWord>
        {read ? rewardInWords(read, speech) : reward.title || 'Reward'}
      </Text>
      {reward.isOn ? null : <Badge>Off</Badge>}
    </InlineStack>
  )
}
