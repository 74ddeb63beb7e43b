import { BlockStack, ChoiceList, InlineGrid, TextField } from '@shopify/polaris'
import { useSpeech } from '../speech.tsx'
import { useT } from '../words.tsx'

/** When a version is to begin, as it is typed: in the shop's time zone. */
export interface PublishMoment {
  date: string
  time: string
}

interface TimeProps {
  /** Null: a minute after publishing. */
  moment: PublishMoment | null
  /** Where a time is chosen. */
  first: PublishMoment
  onChange(moment: PublishMoment | null): void
}

export const morning: PublishMoment = { date: '', time: '09:00' }

export function PublishTime({ moment, first, onChange }: TimeProps) {
  const t = useT('program')
  const { timeZone } = useSpeech().speech
  return (
    <BlockStack gap="300">
      <ChoiceList
        title={t('publish.when')}
        choices={[
          { value: 'now', label: t('publish.now') },
          { value: 'at', label: t('publish.at'), helpText: t('publish.at_help') },
        ]}
        selected={[moment ? 'at' : 'now']}
        onChange={([chosen]) => onChange(chosen === 'at' ? first : null)}
      />
      {moment ? (
        <InlineGrid columns={{ xs: 1, sm: 2 }} gap="300">
          <TextField
            type="date"
            label={t('publish.date')}
            value={moment.date}
            onChange={(date) => onChange({ ...moment, date })}
            autoComplete="off"
          />
          <TextField
            type="time"
            label={t('publish.time')}
            helpText={t('publish.zone', { timeZone })}
            value={moment.time}
            onChange={(time) => onChange({ ...moment, time })}
            autoComplete="off"
          />
        </InlineGrid>
      ) : null}
    </BlockStack>
  )
}
