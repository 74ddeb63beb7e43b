// Which kind of reward to make: what each is, in a sentence.
import {
  Badge,
  BlockStack,
  Button,
  Card,
  InlineGrid,
  InlineStack,
  Page,
  Text,
} from '@shopify/polaris'
import type { Capability } from '../../loyalty/kernel/voucher.ts'
import { kindOf, programKindNames } from '../../loyalty/reward-kinds/catalogue.ts'
import { useT } from '../words.tsx'

export function ChooseKind({ capabilities }: { capabilities: Capability[] }) {
  const t = useT('rewards')
  return (
    <Page title={t('choose.title')} backAction={{ content: t('title'), url: '/app/rewards' }}>
      <InlineGrid columns={{ xs: 1, sm: 2 }} gap="400">
        {programKindNames.map((kind) => {
          const { needs } = kindOf(kind)
          const isAllowed = needs === null || capabilities.includes(needs)
          return (
            <Card key={kind}>
              <BlockStack gap="300">
                <InlineStack gap="200" blockAlign="center">
                  <Text as="h2" variant="headingMd">
                    {t(`kinds.${kind}.name`)}
                  </Text>
                  {isAllowed ? null : <Badge>{t('choose.permission')}</Badge>}
                </InlineStack>
                <Text as="p" tone="subdued">
                  {t(`kinds.${kind}.about`)}
                </Text>
                <InlineStack>
                  <Button
                    url={`/app/rewards/new?kind=${kind}`}
                    accessibilityLabel={t('choose.named', { kind: t(`kinds.${kind}.name`) })}
                  >
                    {t('choose.choose')}
                  </Button>
                </InlineStack>
              </BlockStack>
            </Card>
          )
        })}
      </InlineGrid>
    </Page>
  )
}
