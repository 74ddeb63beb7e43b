// A campaign that is over: what it gave. It can be copied.
import { BlockStack, Card, Page, Text } from '@shopify/polaris'
import { wayLabel } from '../../loyalty/explain/way-label.ts'
import type { CampaignRow } from '../../loyalty/insights/campaigns/campaign-row.ts'
import { useSpeech } from '../speech.tsx'
import { useT } from '../words.tsx'
import { CampaignFigures } from './campaign-figures.tsx'
import { CampaignAudience, StateBadge } from './campaign-line.tsx'

export function CampaignOver({ row }: { row: CampaignRow }) {
  const t = useT('campaigns')
  const { speech, instant } = useSpeech()
  const until = instant(new Date(Date.parse(row.endsAt) - 1))
  return (
    <Page
      title={row.rule.title}
      titleMetadata={<StateBadge state={row.state} />}
      backAction={{ content: t('title'), url: '/app/campaigns' }}
      primaryAction={{ content: t('copy'), url: `/app/campaigns/new?copy=${row.campaign}` }}
    >
      <Card>
        <BlockStack gap="200">
          <Text as="p" breakWord>
            {wayLabel(row.rule, speech)}
          </Text>
          <CampaignAudience row={row} />
          {row.state === 'called_off' ? null : (
            <Text as="p" tone="subdued">
              {t('span', { from: instant(row.startsAt), until })}
            </Text>
          )}
          <CampaignFigures row={row} />
        </BlockStack>
      </Card>
    </Page>
  )
}
