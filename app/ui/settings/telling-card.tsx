import { useFetcher } from '@remix-run/react'
import { useAppBridge } from '@shopify/app-bridge-react'
import { BlockStack, Button, Card, Checkbox, InlineStack, Text, TextField } from '@shopify/polaris'
import { useEffect, useState } from 'react'
import { renderRefusal } from '../../loyalty/explain/render-refusal.ts'
import { readNoticeDays } from '../../loyalty/program/notice/notice.ts'
import { useSpeech } from '../speech.tsx'
import { useT } from '../words.tsx'
import type { SettingsAnswer, TellingData } from './settings-data.ts'

/** How long ahead members are told of what is to their disadvantage, and whether the shop does. */
export function TellingCard({ saved }: { saved: TellingData }) {
  const t = useT('settings')
  const shared = useT('shared')
  const { speech, count } = useSpeech()
  const shopify = useAppBridge()
  const fetcher = useFetcher<SettingsAnswer>()
  const [tellsNews, setTellsNews] = useState(saved.tellsNews)
  const [days, setDays] = useState(String(saved.noticeDays))
  const read = readNoticeDays(days)
  const { data } = fetcher
  useEffect(() => {
    if (data?.isDone) shopify.toast.show(t('telling.saved'))
  }, [data, shopify, t])
  const isSaved = tellsNews === saved.tellsNews && read === saved.noticeDays
  const problem = renderRefusal({ code: 'notice_days_invalid' }, speech)
  const save = () =>
    fetcher.submit(
      { intent: 'telling', noticeDays: days, tellsNews: String(tellsNews) },
      { method: 'post', action: '/app/settings' },
    )
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
          onChange={setTellsNews}
        />
        <TextField
          label={t('telling.days')}
          helpText={t('telling.days_help')}
          suffix={count('days', Number(days))}
          value={days}
          onChange={setDays}
          error={read === null ? problem : undefined}
          inputMode="numeric"
          autoComplete="off"
        />
        <InlineStack>
          <Button
            onClick={save}
            loading={fetcher.state !== 'idle'}
            disabled={read === null || isSaved}
          >
            {shared('save')}
          </Button>
        </InlineStack>
      </BlockStack>
    </Card>
  )
}
