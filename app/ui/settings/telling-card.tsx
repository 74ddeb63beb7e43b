import { BlockStack, Card, Checkbox, Text, TextField } from '@shopify/polaris'
import { renderRefusal } from '../../loyalty/explain/render-refusal.ts'
import { useSpeech } from '../speech.tsx'
import { useT } from '../words.tsx'
import type { ChoicesHandle } from './use-choices.ts'

/** How long ahead members are told of what is to their disadvantage, and whether the shop does. */
export function TellingCard({ choices }: { choices: ChoicesHandle }) {
  const t = useT('settings')
  const { speech, count } = useSpeech()
  const { tellsNews, noticeDays } = choices.chosen
  const problem = renderRefusal({ code: 'notice_days_invalid' }, speech)
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('telling.heading')}
        </Text>
        <Checkbox
          label={t('telling.news')}
          helpText={t('telling.news_help')}
          checked={tellsNews}
          disabled={choices.isSaving}
          onChange={(chosen) => choices.set({ tellsNews: chosen })}
        />
        <TextField
          label={t('telling.days')}
          helpText={t('telling.days_help')}
          suffix={count('days', Number(noticeDays))}
          value={noticeDays}
          disabled={choices.isSaving}
          onChange={(days) => choices.set({ noticeDays: days })}
          onBlur={choices.leave}
          error={choices.hasProblem('noticeDays') ? problem : undefined}
          inputMode="numeric"
          autoComplete="off"
        />
      </BlockStack>
    </Card>
  )
}
