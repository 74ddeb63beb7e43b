// Personal offers on one page: what is offered, beside an example, and what became of them.
import { Badge, BlockStack, Card, InlineGrid, Text } from '@shopify/polaris'
import { offerSettingsSchema } from '../../loyalty/personal-offers/offer-settings.ts'
import { EditorPage } from '../editor/editor-page.tsx'
import { useEditing } from '../editor/use-editing.ts'
import { Figure } from '../figure.tsx'
import { EmptyList } from '../list/empty-list.tsx'
import { useSettingsForm } from '../settings-form/use-settings-form.ts'
import { useSpeech } from '../speech.tsx'
import { useT } from '../words.tsx'
import { ExampleCard } from './example-card.tsx'
import { OfferFields } from './offer-fields.tsx'
import { OfferList } from './offer-list.tsx'
import type { OffersData, OffersProps } from './offers-data.ts'

export function OffersPage({ data, fetcher }: OffersProps) {
  const t = useT('offers')
  const { form, sums, rows, choices } = data
  const handle = useSettingsForm(offerSettingsSchema, form)
  const editing = useEditing({
    handle,
    saved: form,
    fetcher,
    send: (typed) =>
      fetcher.submit({ intent: 'save', form: JSON.stringify(typed) }, { method: 'post' }),
    invalid: 'offers_invalid',
    said: t('saved'),
  })
  return (
    <EditorPage
      id="offers"
      title={t('title')}
      titleMetadata={
        form.isOn ? <Badge tone="success">{t('on')}</Badge> : <Badge>{t('off')}</Badge>
      }
      back={{ content: t('back'), url: '/app/rewards' }}
      editing={editing}
      refused={{ title: t('refused'), refusal: editing.isBusy ? null : fetcher.data?.refusal }}
      notice={sums.made > 0 ? <SumsCard sums={sums} /> : null}
      beside={<ExampleCard settings={handle.settings} data={data} />}
    >
      <BlockStack gap="400">
        {sums.made === 0 && !form.isOn ? (
          <EmptyList title={t('empty.title')} text={t('empty.text')} />
        ) : null}
        <OfferFields handle={handle} choices={choices} />
        <OfferList rows={rows} fetcher={fetcher} isOn={form.isOn} />
      </BlockStack>
    </EditorPage>
  )
}

function SumsCard({ sums }: Pick<OffersData, 'sums'>) {
  const t = useT('offers')
  const { money, number } = useSpeech()
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('sums.heading')}
        </Text>
        <InlineGrid columns={{ xs: 2, sm: 4 }} gap="400">
          <Figure label={t('sums.open')} value={number(sums.open)} />
          <Figure label={t('sums.taken')} value={number(sums.taken)} />
          <Figure label={t('sums.used')} value={number(sums.used)} />
          <Figure label={t('sums.cost')} value={money(sums.costMinor)} />
        </InlineGrid>
        <Text as="p" tone="subdued">
          {t('sums.about', { made: number(sums.made) })}
        </Text>
      </BlockStack>
    </Card>
  )
}
