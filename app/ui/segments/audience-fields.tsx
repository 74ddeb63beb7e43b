// Whom something is for: everybody, those who hold some tiers, or a segment. Where there is no
// segment to choose yet, the way to make one. Stands below a heading that says whom.
import { BlockStack, InlineStack, Link, Text } from '@shopify/polaris'
import { SettingsFields } from '../settings-form/settings-form.tsx'
import type { SettingsFormHandle } from '../settings-form/use-settings-form.ts'
import { useT } from '../words.tsx'
import type { AudienceChoices } from './segments-data.ts'

interface AudienceProps {
  handle: SettingsFormHandle<any>
  choices: AudienceChoices
  /** Orders are valued by it: segments of today are no choice. */
  isForOrders: boolean
  /** Where it stands in the form. */
  path?: string
}

export function AudienceFields({ handle, choices, isForOrders, path }: AudienceProps) {
  const t = useT('segments')
  const { tiers, segments } = choices
  const usable = segments.filter((one) => one.isForOrders || !isForOrders)
  const left = segments.length - usable.length
  const named = usable.map(({ segment, name }) => ({ id: String(segment), title: name }))
  return (
    <BlockStack gap="300">
      <SettingsFields
        handle={handle}
        path={path ?? 'audience'}
        words="rewards.shared.audience"
        titled="who"
        options={{ tiers, segment: [{ id: '', title: t('choose') }, ...named] }}
      />
      {left > 0 ? (
        <Text as="p" tone="subdued">
          {t('left_out', { count: left })}
        </Text>
      ) : null}
      <InlineStack>
        <Link url="/app/segments">{t('manage')}</Link>
      </InlineStack>
    </BlockStack>
  )
}
