import { BlockStack, Button, Card, InlineStack, Text } from '@shopify/polaris'
import { useState } from 'react'
import { CopyButton } from '../export/copy-button.tsx'
import { useT } from '../words.tsx'
import type { SettingsData } from './settings-data.ts'

/** What somebody who helps will ask for; nothing in it is secret. */
export function SupportCard({ support }: Pick<SettingsData, 'support'>) {
  const t = useT('settings')
  const lines = [
    ['version', support.version],
    ['api', support.apiVersion],
    ['shop', support.shop],
    ['shop_id', String(support.shopId)],
    ['time_zone', support.timeZone],
  ] as const
  const text = lines.map(([name, value]) => `${t(`support.${name}`)}: ${value}`).join('\n')
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('support.heading')}
        </Text>
        <Text as="p">{t('support.about')}</Text>
        <BlockStack gap="100">
          {lines.map(([name, value]) => (
            <InlineStack key={name} gap="200">
              <Text as="p" tone="subdued">
                {t(`support.${name}`)}
              </Text>
              <Text as="p" breakWord>
                <bdi>{value}</bdi>
              </Text>
            </InlineStack>
          ))}
        </BlockStack>
        <CopyButton text={text} label={t('support.copy')} />
      </BlockStack>
    </Card>
  )
}
