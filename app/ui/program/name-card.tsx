import { BlockStack, Card, FormLayout, Text } from '@shopify/polaris'
import { useT } from '../words.tsx'
import { WordField } from './fields.tsx'
import type { FormHandle } from './use-program-form.ts'

/** What the program and its points are called. */
export function NameCard({ handle }: { handle: FormHandle }) {
  const t = useT('program')
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {t('name.heading')}
        </Text>
        <FormLayout>
          <WordField
            handle={handle}
            path="name"
            label={t('name.name')}
            helpText={t('name.name_help')}
            maxLength={40}
          />
          <FormLayout.Group>
            <WordField handle={handle} path="pointsName.one" label={t('name.one')} maxLength={20} />
            <WordField
              handle={handle}
              path="pointsName.other"
              label={t('name.other')}
              maxLength={20}
            />
          </FormLayout.Group>
        </FormLayout>
      </BlockStack>
    </Card>
  )
}
