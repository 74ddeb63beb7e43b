// The settings of personal offers, in cards; each field follows from their schema.
import { BlockStack } from '@shopify/polaris'
import type { OfferSettings } from '../../loyalty/personal-offers/offer-settings.ts'
import { FieldsCard } from '../editor/fields-card.tsx'
import { AudienceFields } from '../segments/audience-fields.tsx'
import type { AudienceChoices } from '../segments/segments-data.ts'
import { SettingsFields } from '../settings-form/settings-form.tsx'
import type { SettingsFormHandle } from '../settings-form/use-settings-form.ts'
import { useT } from '../words.tsx'

interface FieldsProps {
  handle: SettingsFormHandle<OfferSettings>
  choices: AudienceChoices
}

const groups = {
  bought: ['isOn', 'leastOrders', 'withinDays', 'excluded'],
  gives: ['off', 'percent', 'amountMinor', 'mostPieces', 'points'],
  when: ['openDays', 'validDays', 'everyDays'],
} as const

export function OfferFields({ handle, choices }: FieldsProps) {
  const t = useT('offers')
  return (
    <BlockStack gap="400">
      {(['bought', 'gives', 'when'] as const).map((group) => (
        <FieldsCard key={group} title={t(`form.${group}`)} text={t(`form.${group}_about`)}>
          <SettingsFields handle={handle} words="offers" fields={[...groups[group]]} />
        </FieldsCard>
      ))}
      <FieldsCard title={t('form.audience')} text={t('form.audience_about')}>
        <AudienceFields handle={handle} choices={choices} isForOrders={false} />
      </FieldsCard>
      <FieldsCard title={t('form.ceiling')} text={t('form.ceiling_about')}>
        <SettingsFields
          handle={handle}
          words="offers"
          fields={['ceiling', 'mostOffers', 'mostMinor']}
        />
      </FieldsCard>
    </BlockStack>
  )
}
