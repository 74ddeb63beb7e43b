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
import { useT } from '../words.tsx'
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
  const t = useT('program')
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
          {isOpen ? t('rewards.close') : t('rewards.edit')}
        </Button>
      </InlineStack>
      {isOpen ? (
        <div id={regionId}>
          <FormLayout>
            <FormLayout.Group>
              {reward.kind === 'amount_off' ? (
                <MoneyField
                  handle={handle}
                  path={`${path}.amountMinor`}
                  label={t('rewards.amount_off')}
                />
              ) : (
                <NumberField
                  handle={handle}
                  path={`${path}.percent`}
                  label={t('rewards.percent_off')}
                  suffix="%"
                />
              )}
              <NumberField handle={handle} path={`${path}.points`} label={t('rewards.price')} />
            </FormLayout.Group>
            <FormLayout.Group>
              <MoneyField
                handle={handle}
                path={`${path}.minimumMinor`}
                label={t('rewards.minimum')}
                helpText={t('rewards.minimum_help')}
              />
              <NumberField
                handle={handle}
                path={`${path}.validDays`}
                label={t('rewards.valid_days')}
                unit="days"
                helpText={t('rewards.valid_days_help')}
              />
            </FormLayout.Group>
            <WordField
              handle={handle}
              path={`${path}.title`}
              label={t('rewards.title')}
              helpText={t('rewards.title_help')}
              maxLength={60}
            />
            <InlineStack align="space-between" blockAlign="center">
              <Checkbox
                label={t('rewards.offered')}
                checked={reward.isOn}
                onChange={(isOn) => handle.set(`${path}.isOn`, isOn)}
              />
              <Button variant="plain" tone="critical" onClick={onRemove}>
                {t('rewards.remove')}
              </Button>
            </InlineStack>
          </FormLayout>
        </div>
      ) : null}
    </BlockStack>
  )
}

function RewardLine({ reward }: Pick<RewardProps, 'reward'>) {
  const t = useT('program')
  const { speech } = useSpeech()
  const read = readReward(reward, speech.currency)
  return (
    <InlineStack gap="200" blockAlign="center">
      <Text as="h3" variant="bodyMd" fontWeight="medium" breakWord>
        {read ? rewardInWords(read, speech) : reward.title || t('rewards.unnamed')}
      </Text>
      {reward.isOn ? null : <Badge>{t('rewards.off')}</Badge>}
    </InlineStack>
  )
}
