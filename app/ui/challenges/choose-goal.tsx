// Which kind of goal to add: what each is, in a sentence.
import { Modal, TitleBar } from '@shopify/app-bridge-react'
import { BlockStack, Box, Button, Divider, InlineStack, Text } from '@shopify/polaris'
import { type GoalKind, goalKinds } from '../../loyalty/program/challenges/challenge-settings.ts'
import { useT } from '../words.tsx'

interface ChooseProps {
  isOpen: boolean
  onClose(): void
  onChoose(kind: GoalKind): void
}

export function ChooseGoal({ isOpen, onClose, onChoose }: ChooseProps) {
  const t = useT('challenges')
  const shared = useT('shared')
  const choose = (kind: GoalKind) => {
    onClose()
    onChoose(kind)
  }
  return (
    <Modal open={isOpen} onHide={onClose}>
      {isOpen ? (
        <Box padding="400">
          <BlockStack gap="400">
            {goalKinds.map((kind, index) => (
              <BlockStack key={kind} gap="400">
                {index > 0 ? <Divider /> : null}
                <InlineStack align="space-between" blockAlign="center" gap="400" wrap={false}>
                  <BlockStack gap="050">
                    <Text as="h3" variant="headingSm">
                      {t(`kinds.${kind}.name`)}
                    </Text>
                    <Text as="p" tone="subdued">
                      {t(`kinds.${kind}.about`)}
                    </Text>
                  </BlockStack>
                  <Button
                    accessibilityLabel={t('choose.choose_named', { kind: t(`kinds.${kind}.name`) })}
                    onClick={() => choose(kind)}
                  >
                    {t('choose.choose')}
                  </Button>
                </InlineStack>
              </BlockStack>
            ))}
          </BlockStack>
        </Box>
      ) : null}
      <TitleBar title={t('choose.title')}>
        <button type="button" onClick={onClose}>
          {shared('cancel')}
        </button>
      </TitleBar>
    </Modal>
  )
}
