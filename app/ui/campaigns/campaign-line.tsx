import { Badge, BlockStack, Button, InlineStack, Link, Text } from '@shopify/polaris'
import { wayLabel } from '../../loyalty/explain/way-label.ts'
import type { CampaignRow } from '../../loyalty/insights/campaigns/campaign-row.ts'
import { useSpeech } from '../speech.tsx'
import { useT } from '../words.tsx'
import { CampaignFigures } from './campaign-figures.tsx'
import { isAlive } from './campaigns-data.ts'

interface LineProps {
  row: CampaignRow
  isBusy: boolean
  onEnd(): void
}

/** One campaign of the list: what it is, when, what it gave, and what can be done with it. */
export function CampaignLine({ row, isBusy, onEnd }: LineProps) {
  const t = useT('campaigns')
  const { speech } = useSpeech()
  const { campaign, rule, state } = row
  const name = rule.title
  return (
    <InlineStack align="space-between" blockAlign="start" gap="300">
      <BlockStack gap="100">
        <InlineStack gap="200" blockAlign="center" align="start">
          <Link url={`/app/campaigns/${campaign}`} monochrome removeUnderline>
            <Text as="span" variant="bodyMd" fontWeight="semibold" breakWord>
              <bdi>{name}</bdi>
            </Text>
          </Link>
          <StateBadge state={state} />
        </InlineStack>
        <Text as="span" tone="subdued" breakWord>
          {wayLabel(rule, speech)}
        </Text>
        <CampaignAudience row={row} />
        <Span row={row} />
        <CampaignFigures row={row} />
      </BlockStack>
      <InlineStack gap="200" align="start">
        {isAlive(row) && !row.isEnding ? (
          <Button disabled={isBusy} onClick={onEnd} accessibilityLabel={t('end.named', { name })}>
            {t('end.action')}
          </Button>
        ) : null}
        <Button
          url={`/app/campaigns/new?copy=${campaign}`}
          accessibilityLabel={t('copy_named', { name })}
        >
          {t('copy')}
        </Button>
      </InlineStack>
    </InlineStack>
  )
}

/** Whom it is for, where not everybody. */
export function CampaignAudience({ row: { audience } }: Pick<LineProps, 'row'>) {
  const t = useT('campaigns')
  if (!audience) return null
  const names = audience.names.join(', ')
  return (
    <Text as="span" tone="subdued" breakWord>
      {t(audience.who === 'tiers' ? 'audience.tiers' : 'audience.segment', { names })}
    </Text>
  )
}

const tones = { running: 'success', waiting: 'info', spent: 'warning' } as const

export function StateBadge({ state }: Pick<CampaignRow, 'state'>) {
  const t = useT('campaigns')
  const tone = tones[state as keyof typeof tones]
  return <Badge {...(tone ? { tone } : {})}>{t(`state.${state}`)}</Badge>
}

/** From its first to its last minute, by the shop's clock. */
function Span({ row }: { row: CampaignRow }) {
  const t = useT('campaigns')
  const { instant } = useSpeech()
  if (row.state === 'called_off') return null
  const last = new Date(Date.parse(row.endsAt) - 1)
  return (
    <Text as="span" tone="subdued">
      {t('span', { from: instant(row.startsAt), until: instant(last) })}
    </Text>
  )
}
