// Which kind of campaign to start: what each is, in a sentence.
import { BlockStack, Button, Card, InlineGrid, InlineStack, Page, Text } from '@shopify/polaris'
import { campaignKinds } from '../../loyalty/rules/catalogue.ts'
import { useT } from '../words.tsx'
import { kindKey } from './campaigns-data.ts'

export function ChooseCampaign() {
  const t = useT('campaigns')
  return (
    <Page title={t('choose.title')} backAction={{ content: t('title'), url: '/app/campaigns' }}>
      <InlineGrid columns={{ xs: 1, sm: 2 }} gap="400">
        {campaignKinds.map((kind) => (
          <Card key={kind}>
            <BlockStack gap="300">
              <Text as="h2" variant="headingMd">
                {t(kindKey(kind, 'name'))}
              </Text>
              <Text as="p" tone="subdued">
                {t(kindKey(kind, 'about'))}
              </Text>
              <InlineStack>
                <Button
                  url={`/app/campaigns/new?kind=${kind}`}
                  accessibilityLabel={t('choose.named', { kind: t(kindKey(kind, 'name')) })}
                >
                  {t('choose.choose')}
                </Button>
              </InlineStack>
            </BlockStack>
          </Card>
        ))}
      </InlineGrid>
    </Page>
  )
}
