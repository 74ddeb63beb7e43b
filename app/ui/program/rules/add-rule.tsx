// Which kind of rule to add: what each is for, in a sentence.
import { Modal, TitleBar } from '@shopify/app-bridge-react'
import { BlockStack, Box, Button, Divider, InlineStack, Text } from '@shopify/polaris'
import { ruleName } from '../../../loyalty/explain/render-rule.ts'
import { type RuleName, ruleNames } from '../../../loyalty/rules/catalogue.ts'
import { useSpeech } from '../../speech.tsx'
import { useT } from '../../words.tsx'

interface AddProps {
  isOpen: boolean
  onClose(): void
  onChoose(kind: RuleName): void
}

export function AddRule({ isOpen, onClose, onChoose }: AddProps) {
  const t = useT('program')
  const shared = useT('shared')
  const choose = (kind: RuleName) => {
    onClose()
    onChoose(kind)
  }
  return (
    <Modal open={isOpen} onHide={onClose}>
      {isOpen ? (
        <Box padding="400">
          <BlockStack gap="400">
            {ruleNames.map((kind, index) => (
              <BlockStack key={kind} gap="400">
                {index > 0 ? <Divider /> : null}
                <KindEntry kind={kind} onChoose={() => choose(kind)} />
              </BlockStack>
            ))}
          </BlockStack>
        </Box>
      ) : null}
      <TitleBar title={t('earning.add')}>
        <button type="button" onClick={onClose}>
          {shared('cancel')}
        </button>
      </TitleBar>
    </Modal>
  )
}

function KindEntry({ kind, onChoose }: { kind: RuleName; onChoose(): void }) {
  const t = useT('program')
  const { locale } = useSpeech().speech
  const name = ruleName(kind, locale)
  return (
    <InlineStack align="space-between" blockAlign="center" gap="400" wrap={false}>
      <BlockStack gap="100">
        <Text as="h3" variant="headingSm">
          {name}
        </Text>
        <Text as="p" tone="subdued">
          {t(`earning.about.${kind}`)}
        </Text>
      </BlockStack>
      <Box minWidth="fit-content">
        <Button onClick={onChoose} accessibilityLabel={t('earning.choose_named', { name })}>
          {t('earning.choose')}
        </Button>
      </Box>
    </InlineStack>
  )
}
