import { Badge, BlockStack, Button, Card, Divider, InlineStack, List, Text } from '@shopify/polaris'
import { useScopeRequest } from '../use-scopes.ts'
import { useT } from '../words.tsx'
import { type OptionalFeature, optionalFeatures, requiredScopes } from './settings-data.ts'

/** What the merchant lets us do, what each is for, and what else may be allowed. */
export function ScopesCard({ granted }: { granted: string[] }) {
  const t = useT('settings')
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {t('scopes.heading')}
          </Text>
          <Text as="p" tone="subdued">
            {t('scopes.about')}
          </Text>
        </BlockStack>
        <List>
          {requiredScopes.map((scope) => (
            <List.Item key={scope}>{t(`scopes.required.${scope}`)}</List.Item>
          ))}
        </List>
        {optionalFeatures.map((feature) => (
          <BlockStack key={feature.name} gap="300">
            <Divider />
            <Optional feature={feature} granted={granted} />
          </BlockStack>
        ))}
      </BlockStack>
    </Card>
  )
}

function Optional({ feature, granted }: { feature: OptionalFeature; granted: string[] }) {
  const t = useT('settings')
  const { ask, answer, isAsking } = useScopeRequest()
  const { name, scopes } = feature
  const isGranted = scopes.every((scope) => granted.includes(scope))
  const title = t(`scopes.optional.${name}.title`)
  return (
    <BlockStack gap="200">
      <InlineStack align="space-between" blockAlign="center" gap="200">
        <Text as="h3" variant="bodyMd" fontWeight="medium">
          {title}
        </Text>
        <Badge tone={isGranted ? 'success' : undefined}>
          {isGranted ? t('scopes.granted') : t('scopes.not_granted')}
        </Badge>
      </InlineStack>
      <Text as="p">{t(`scopes.optional.${name}.text`)}</Text>
      {isGranted ? null : (
        <InlineStack>
          <Button
            loading={isAsking}
            accessibilityLabel={t('scopes.allow_what', { what: title })}
            onClick={() => ask(scopes)}
          >
            {t('scopes.allow')}
          </Button>
        </InlineStack>
      )}
      {answer ? (
        <Text as="p" tone={answer === 'failed' ? 'critical' : 'subdued'}>
          {t(`scopes.${answer}`)}
        </Text>
      ) : null}
    </BlockStack>
  )
}
