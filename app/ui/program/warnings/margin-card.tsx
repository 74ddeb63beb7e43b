import { useFetcher } from '@remix-run/react'
import { useAppBridge } from '@shopify/app-bridge-react'
import { BlockStack, Button, Card, Text, TextField } from '@shopify/polaris'
import { useEffect, useState } from 'react'
import { renderRefusal } from '../../../loyalty/explain/render-refusal.ts'
import { readMargin } from '../../../loyalty/program/margin/read-margin.ts'
import { useSpeech } from '../../speech.tsx'
import { useT } from '../../words.tsx'
import type { ProgramAnswer } from '../program-data.ts'

/** What the merchant keeps of a price: beside it the draft is weighed, and nowhere else. */
export function MarginCard({ marginPercent }: { marginPercent: number | null }) {
  const t = useT('warnings')
  const program = useT('program')
  const { speech } = useSpeech()
  const shopify = useAppBridge()
  const fetcher = useFetcher<ProgramAnswer>()
  const kept = marginPercent === null ? '' : String(marginPercent)
  const [typed, setTyped] = useState(kept)
  const isWrong = readMargin(typed) === undefined
  const { data } = fetcher
  useEffect(() => {
    if (data?.result.ok) shopify.toast.show(program('done.margin'))
  }, [data, shopify, program])
  const problem = isWrong ? renderRefusal({ code: 'margin_invalid' }, speech) : undefined
  const save = () =>
    fetcher.submit(
      { intent: 'margin', margin: typed },
      { method: 'post', action: '/app/program?index' },
    )
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('margin.heading')}
        </Text>
        <TextField
          label={t('margin.label')}
          suffix="%"
          value={typed}
          onChange={setTyped}
          error={problem}
          helpText={t('margin.help')}
          inputMode="numeric"
          autoComplete="off"
          connectedRight={
            <Button
              onClick={save}
              loading={fetcher.state !== 'idle'}
              disabled={isWrong || typed.trim() === kept}
            >
              {t('margin.keep')}
            </Button>
          }
        />
      </BlockStack>
    </Card>
  )
}
