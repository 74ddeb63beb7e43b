// What shoppers read of the campaign while it is edited, and what an order earns with it: valued by
// the very function that values real ones.
import { BlockStack, Card, Text } from '@shopify/polaris'
import type { CampaignForm, FormCase } from '../../loyalty/campaigns/campaign-form.ts'
import { readWindow } from '../../loyalty/campaigns/campaign-form.ts'
import { forTiers, wayLabel } from '../../loyalty/explain/way-label.ts'
import type { CampaignRow } from '../../loyalty/insights/campaigns/campaign-row.ts'
import { handyMinor } from '../../loyalty/kernel/money.ts'
import type { ProgramSettings } from '../../loyalty/program/settings.ts'
import { computeExample, namedItems } from '../program/example/compute-example.ts'
import { useSpeech } from '../speech.tsx'
import { useT } from '../words.tsx'

interface PreviewProps {
  /** Null while something of it cannot be read. */
  form: CampaignForm | null
  known: FormCase
  settings: ProgramSettings | null
  averageMinor: number | null
  others: CampaignRow[]
}

export function CampaignPreview(preview: PreviewProps) {
  const t = useT('campaigns')
  const { speech } = useSpeech()
  const { form, known, settings, averageMinor, others } = preview
  const window = form && readWindow(form, known)
  const isReady = form && window && !('problem' in window)
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('preview.title')}
        </Text>
        {isReady ? (
          <>
            <BlockStack gap="100">
              <Text as="p" variant="headingSm" breakWord>
                <bdi>{form.rule.title}</bdi>
              </Text>
              <Text as="p" breakWord>
                {forTiers(wayLabel(form.rule, speech), tiersOf(form), speech)}
              </Text>
              <When {...window} known={known} isAnnounced={form.isAnnounced} />
              {form.audience?.who === 'segment' ? (
                <Text as="p" tone="subdued">
                  {t('preview.not_shown')}
                </Text>
              ) : null}
            </BlockStack>
            {settings ? (
              <Example form={form} settings={settings} at={window.startsAt} {...{ averageMinor }} />
            ) : null}
            <Beside others={others} {...window} />
          </>
        ) : (
          <Text as="p" tone="subdued">
            {t('preview.incomplete')}
          </Text>
        )}
      </BlockStack>
    </Card>
  )
}

const tiersOf = ({ audience }: CampaignForm) => audience?.tiers.map(({ title }) => title) ?? []

interface WindowProps {
  startsAt: Date
  endsAt: Date
}

function When({
  startsAt,
  endsAt,
  known,
  isAnnounced,
}: WindowProps & { known: FormCase; isAnnounced: boolean }) {
  const t = useT('campaigns')
  const { instant } = useSpeech()
  const date = instant(new Date(endsAt.getTime() - 1))
  const isAhead = !known.begunAt && startsAt.getTime() > known.now.getTime() + 120_000
  return (
    <>
      <Text as="p" tone="subdued">
        {isAhead
          ? t('preview.from_until', { from: instant(startsAt), date })
          : t('preview.until', { date })}
      </Text>
      {isAhead && !isAnnounced ? (
        <Text as="p" tone="subdued">
          {t('preview.secret')}
        </Text>
      ) : null}
    </>
  )
}

interface ExampleProps {
  form: CampaignForm
  settings: ProgramSettings
  at: Date
  averageMinor: number | null
}

function Example({ form, settings, at, averageMinor }: ExampleProps) {
  const t = useT('campaigns')
  const { speech, points, money } = useSpeech()
  const { currency, timeZone } = speech
  const { rule } = form
  const least = 'minimumMinor' in rule ? rule.minimumMinor : 0
  const amountMinor = Math.max(averageMinor ?? 50 * handyMinor(currency), least)
  const [item] = namedItems({ scope: settings.scope, rules: [rule] })
  const order = { amountMinor, currency, timeZone, at: at.toISOString(), ...(item && { item }) }
  const before = computeExample(settings, order).points
  const after = computeExample(settings, { ...order, campaigns: [rule] }).points
  const said = { amount: money(amountMinor), before: points(before), after: points(after) }
  return <Text as="p">{t(after === before ? 'preview.same' : 'preview.example', said)}</Text>
}

/** Campaigns that run at the same time come on top of each other: not everybody means that. */
function Beside({ others, startsAt, endsAt }: WindowProps & { others: CampaignRow[] }) {
  const t = useT('campaigns')
  const beside = others.filter(
    (one) => new Date(one.startsAt) < endsAt && startsAt < new Date(one.endsAt),
  )
  return beside.map(({ campaign, rule }) => (
    <Text key={campaign} as="p" tone="caution">
      {t('preview.beside', { name: rule.title })}
    </Text>
  ))
}
