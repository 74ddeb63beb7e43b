// The fields of a contest, in cards.
import { BlockStack, Select } from '@shopify/polaris'
import { monthAfter, monthOf } from '../../loyalty/contests/contest-form.ts'
import { FieldsCard } from '../editor/fields-card.tsx'
import { AudienceFields } from '../segments/audience-fields.tsx'
import type { AudienceChoices } from '../segments/segments-data.ts'
import { SettingsFields } from '../settings-form/settings-form.tsx'
import type { SettingsFormHandle } from '../settings-form/use-settings-form.ts'
import { useSpeech } from '../speech.tsx'
import { useT } from '../words.tsx'
import { PrizeRows } from './prize-rows.tsx'

interface FieldsProps {
  handle: SettingsFormHandle<any>
  choices: AudienceChoices
  now: string
}

export function ContestFields({ handle, choices, now }: FieldsProps) {
  const t = useT('contests')
  const { timeZone } = useSpeech().speech
  const isMonth = handle.form.when === 'month'
  return (
    <BlockStack gap="400">
      <FieldsCard title={t('form.what')}>
        <SettingsFields handle={handle} words="contests" fields={['title']} />
      </FieldsCard>
      <FieldsCard title={t('form.when')} text={t('form.zone', { timeZone })}>
        <SettingsFields handle={handle} words="contests" fields={['when']} />
        {isMonth ? <MonthField handle={handle} now={now} /> : null}
        <SettingsFields
          handle={handle}
          words="contests"
          fields={isMonth ? ['repeats'] : ['startsOn', 'endsOn']}
        />
        <SettingsFields handle={handle} words="contests" fields={['waitDays']} />
      </FieldsCard>
      <FieldsCard title={t('form.prizes')} text={t('form.counts')}>
        <PrizeRows handle={handle} />
        <SettingsFields handle={handle} words="contests" fields={['tie']} />
      </FieldsCard>
      <FieldsCard title={t('form.audience')} text={t('form.consent')}>
        <AudienceFields handle={handle} choices={choices} isForOrders={false} />
      </FieldsCard>
    </BlockStack>
  )
}

export function StartedFields({ handle }: Pick<FieldsProps, 'handle'>) {
  const t = useT('contests')
  return (
    <FieldsCard title={t('form.what')}>
      <SettingsFields handle={handle} words="contests" />
    </FieldsCard>
  )
}

const monthsOffered = 13

function MonthField({ handle, now }: Pick<FieldsProps, 'handle' | 'now'>) {
  const t = useT('contests')
  const { locale, timeZone = 'UTC' } = useSpeech().speech
  const format = new Intl.DateTimeFormat(locale, {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  })
  const months = [monthOf(new Date(now), timeZone)]
  while (months.length < monthsOffered) months.push(monthAfter(months.at(-1) ?? ''))
  const options = months.map((value) => ({ value, label: format.format(new Date(`${value}-01`)) }))
  return (
    <Select
      label={t('form.month')}
      options={options}
      value={handle.form.month}
      error={handle.error('month')}
      onChange={(value) => handle.set('month', value)}
    />
  )
}
