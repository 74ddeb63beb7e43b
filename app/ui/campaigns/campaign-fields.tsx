// The fields of one campaign, in cards: what it gives, when, what it is about, its limits. Those of
// the rule follow from its schema.
import { BlockStack } from '@shopify/polaris'
import type { CampaignForm } from '../../loyalty/campaigns/campaign-form.ts'
import { nodeOf } from '../../loyalty/kernel/schema-node.ts'
import { FieldsCard } from '../editor/fields-card.tsx'
import { AudienceFields } from '../segments/audience-fields.tsx'
import type { AudienceChoices } from '../segments/segments-data.ts'
import { fieldsAt } from '../settings-form/field-specs.ts'
import { SettingsFields } from '../settings-form/settings-form.tsx'
import type { SettingsFormHandle } from '../settings-form/use-settings-form.ts'
import { wordsOf } from '../settings-form/words-of.ts'
import { useSpeech } from '../speech.tsx'
import { useLocale, useT } from '../words.tsx'

const about = ['minimumMinor', 'scope', 'codes']
const windowFields = ['startsOn', 'startsTime', 'endsOn', 'endsTime']

interface FieldsProps {
  handle: SettingsFormHandle<CampaignForm>
  /** Set where it has begun: that cannot be changed any more. */
  begunAt: string | null
  choices: AudienceChoices
}

export function CampaignFields({ handle, begunAt, choices }: FieldsProps) {
  const t = useT('campaigns')
  const { speech, instant } = useSpeech()
  const isAbout = (name: string) => about.includes(name.split('.')[0] ?? '')
  // Campaigns all count, whichever of a member's orders it is.
  const names = fieldsAt(nodeOf(handle.schema), handle.form, 'rule')
    .map((spec) => spec.name)
    .filter((name) => name !== 'priority' && !name.startsWith('orders.'))
  const rest = ['title', 'maximum']
  const own = names.filter((name) => !isAbout(name) && !rest.includes(name))
  const { timeZone } = speech
  return (
    <BlockStack gap="400">
      <FieldsCard title={t('form.gives')} text={t('form.gives_about')}>
        <RuleFields handle={handle} fields={['title', ...own]} />
      </FieldsCard>
      <FieldsCard
        title={t('form.when')}
        text={t('form.zone', { timeZone })}
        further={begunAt ? t('form.began', { at: instant(begunAt) }) : undefined}
      >
        <SettingsFields
          handle={handle}
          words="campaigns"
          fields={begunAt ? windowFields.slice(2) : windowFields}
        />
        <SettingsFields handle={handle} words="campaigns" fields={begunAt ? [] : ['isAnnounced']} />
      </FieldsCard>
      <FieldsCard title={t('form.audience')} text={t('form.audience_about')}>
        <AudienceFields handle={handle} choices={choices} isForOrders />
      </FieldsCard>
      <FieldsCard title={t('form.scope')}>
        <RuleFields handle={handle} fields={names.filter(isAbout)} />
      </FieldsCard>
      <FieldsCard title={t('form.limits')}>
        <RuleFields handle={handle} fields={['maximum']} />
        <SettingsFields handle={handle} words="campaigns" fields={['budgetPoints']} />
      </FieldsCard>
    </BlockStack>
  )
}

/** What a field of a campaign is called, where that differs from one of a rule. */
const ofCampaigns = ['title', 'maximum']

function RuleFields({ handle, fields }: Pick<FieldsProps, 'handle'> & { fields: string[] }) {
  const locale = useLocale()
  const ofRule = wordsOf('rules', handle.form.rule.kind, locale)
  return (
    <SettingsFields
      handle={handle}
      path="rule"
      words={(name) => (ofCampaigns.includes(name) ? 'campaigns' : ofRule(name))}
      fields={fields}
    />
  )
}
