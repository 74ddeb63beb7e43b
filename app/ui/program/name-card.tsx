import { BlockStack, Card, FormLayout, Text } from '@shopify/polaris'
import { WordField } from './fields.tsx'
import type { FormHandle } from './use-program-form.ts'

/** What the program and its points are called. */
export function NameCard({ handle }: { handle: FormHandle }) {
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          Name
        </Text>
        <FormLayout>
          <WordField
            handle={handle}
            path="name"
            label="Program name"
            helpText="Shoppers see it at the top of the rewards panel."
            maxLength={40}
          />
          <FormLayout.Group>
            <WordField
              handle={handle}
              path="pointsName.one"
              label="One point is called"
              maxLength={20}
            />
            <WordField
              handle={handle}
              path="pointsName.other"
              label="Several are called"
              maxLength={20}
            />
          </FormLayout.Group>
        </FormLayout>
      </BlockStack>
    </Card>
  )
}
