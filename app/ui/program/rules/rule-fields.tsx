import { BlockStack, Button, InlineStack, Link, Text } from '@shopify/polaris'
import { listInARow } from '../../../loyalty/explain/format.ts'
import { rewardLabel } from '../../../loyalty/explain/reward-label.ts'
import { nodeOf } from '../../../loyalty/kernel/schema-node.ts'
import { rewardSchema } from '../../../loyalty/reward-kinds/catalogue.ts'
import { type RuleName, ruleKind } from '../../../loyalty/rules/catalogue.ts'
import { fieldsAt } from '../../settings-form/field-specs.ts'
import { SettingsFields } from '../../settings-form/settings-form.tsx'
import { readForm, valueAt } from '../../settings-form/typed-form.ts'
import { wordsOf } from '../../settings-form/words-of.ts'
import { useSpeech } from '../../speech.tsx'
import { useFold } from '../../use-fold.ts'
import { useLocale, useT } from '../../words.tsx'
import type { ProgramForm } from '../use-draft.ts'

interface FieldsProps {
  handle: ProgramForm
  path: string
  kind: RuleName
}

// What most rules do without.
const further = [
  'minimumMinor',
  'orders',
  'paidMembersOnly',
  'scope',
  'codes',
  'maximum',
  'priority',
  'title',
]
const isFurther = (name: string) => further.includes(name.split('.')[0] ?? '')
// What a stamp card is nothing without, and its name, which shoppers read.
const ofCard = ['title', 'scope.products', 'scope.collections']

/** What a rule is for, and its fields as its schema has them; what it is held to on request. */
export function RuleFields({ handle, path, kind }: FieldsProps) {
  const t = useT('program')
  const locale = useLocale()
  // A rank matters only where rules are ranked.
  const isRanked = handle.form.stacking === 'priority' || handle.hasError(`${path}.priority`)
  const names = fieldsAt(nodeOf(handle.schema), handle.form, path)
    .map((spec) => spec.name)
    .filter((name) => name !== 'title' && (isRanked || name !== 'priority'))
  const { cardOf, deed } = ruleKind(kind)
  const isCard = cardOf !== undefined
  const first = isCard ? ofCard : deed?.isNamed ? ['title'] : []
  const held = [...names.filter(isFurther), 'title'].filter((name) => !first.includes(name))
  const fold = useFold(held.some((name) => handle.hasError(`${path}.${name}`)))
  const group = (fields: string[]) => (
    <SettingsFields
      handle={handle}
      path={path}
      words={wordsOf('rules', kind, locale)}
      fields={fields}
    />
  )
  return (
    <BlockStack gap="300">
      <Text as="p" tone="subdued">
        {t(`earning.about.${kind}`)}
      </Text>
      {group([...first, ...names.filter((name) => !isFurther(name))])}
      {isCard ? <CardBuys handle={handle} path={path} /> : null}
      {deed ? <Link url="/app/approvals">{t('earning.approvals')}</Link> : null}
      {held.length > 0 ? (
        <InlineStack>
          <Button
            variant="plain"
            disclosure={fold.isOpen ? 'up' : 'down'}
            ariaExpanded={fold.isOpen}
            onClick={fold.toggle}
          >
            {t(held.length > 1 ? 'earning.further' : 'earning.naming')}
          </Button>
        </InlineStack>
      ) : null}
      {fold.isOpen ? group(held) : null}
    </BlockStack>
  )
}

/** What a full card buys: that is chosen with the reward. */
function CardBuys({ handle, path }: Pick<FieldsProps, 'handle' | 'path'>) {
  const t = useT('program')
  const { speech } = useSpeech()
  const { currency, locale } = speech
  const id = valueAt(handle.form, `${path}.id`)
  const { rewards } = handle.form
  const bought = rewards.filter((reward) => 'card' in reward && reward.card === id)
  const names = bought.map((reward) => {
    const { settings } = readForm(rewardSchema, reward, currency)
    return settings ? rewardLabel(settings, currency, locale) : t('earning.card_reward')
  })
  return (
    <Text as="p" tone="subdued">
      {names.length > 0
        ? t('earning.card_buys', { rewards: listInARow(names, locale) })
        : t('earning.card_buys_nothing')}{' '}
      <Link url="/app/rewards">{t('rewards.manage')}</Link>
    </Text>
  )
}
