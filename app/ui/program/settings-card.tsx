import { BlockStack, Card, Text } from '@shopify/polaris'
import { SettingsFields } from '../settings-form/settings-form.tsx'
import { type PageKey, useT } from '../words.tsx'
import type { ProgramForm } from './use-draft.ts'

/** Settings that belong together, and one line that says what they decide. */
const groups = {
  membership: ['membership', 'claimDays', 'termsUrl', 'termsVersion', 'excludedTags'],
  timing: [
    'pendingDays',
    'expiry.kind',
    'expiry.days',
    'expiry.months',
    'expiry.month',
    'expiry.day',
    'expiry.graceDays',
    'movesUnannounced',
  ],
  counting: ['rounding', 'countedTax', 'countsGiftCards', 'stacking', 'orderMaximum'],
  returns: ['graceDays', 'shortfall', 'returnSpent'],
  name: ['name', 'pointsName.one', 'pointsName.other'],
} as const

export type SettingsGroup = keyof typeof groups

export function SettingsCard({ handle, group }: { handle: ProgramForm; group: SettingsGroup }) {
  const t = useT('program')
  const heading: PageKey<'program'> = `${group}.heading`
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {t(heading)}
        </Text>
        <SettingsFields handle={handle} words="program" fields={[...groups[group]]} />
      </BlockStack>
    </Card>
  )
}
