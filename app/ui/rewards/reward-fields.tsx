// The fields of one reward, in cards: what it is, what it depends on, how it combines, how often.
// Which fields there are follows from the kind's schema.
import { BlockStack, Button, InlineStack, Text } from '@shopify/polaris'
import { ruleTitle } from '../../loyalty/explain/render-rule.ts'
import { words as dictionary } from '../../loyalty/explain/words.ts'
import { nodeOf } from '../../loyalty/kernel/schema-node.ts'
import type { Reward, RewardKind } from '../../loyalty/reward-kinds/catalogue.ts'
import { FieldsCard } from '../editor/fields-card.tsx'
import { AudienceFields } from '../segments/audience-fields.tsx'
import { fieldsAt, isAskedFor } from '../settings-form/field-specs.ts'
import { SettingsFields } from '../settings-form/settings-form.tsx'
import type { SettingsFormHandle } from '../settings-form/use-settings-form.ts'
import { wordsOf } from '../settings-form/words-of.ts'
import type { ScopeRequest } from '../use-scopes.ts'
import { useLocale, useT } from '../words.tsx'
import type { RewardData } from './rewards-data.ts'

const conditions = ['minimumMinor', 'minimumQuantity', 'products', 'collections']
const purchases = ['purchase', 'renewals']
const places = ['markets', 'channels']
const combining = ['combinesWithOrder', 'combinesWithProduct', 'combinesWithShipping']
const limits = ['unlockedBy', 'validDays', 'limitPerMember', 'stock']
const shared = [...conditions, ...purchases, ...places, ...combining, ...limits]

interface FieldsProps extends Pick<RewardData, 'markets' | 'cards' | 'choices' | 'unlocks'> {
  handle: SettingsFormHandle<Reward>
  kind: RewardKind
  scopes: ScopeRequest
}

export function RewardFields({ handle, kind, scopes, ...offered }: FieldsProps) {
  const t = useT('rewards')
  const locale = useLocale()
  const all = fieldsAt(nodeOf(handle.schema), handle.form, '')
  const names = all.map((spec) => spec.name)
  const isAudience = (name: string) => name.startsWith('audience.')
  const own = names.filter(
    (name) => !shared.includes(name) && name !== 'title' && !isAudience(name),
  )
  const beside = handle.form as unknown as Record<string, unknown>
  const isShown = (name: string) =>
    all.some((spec) => spec.name === name && isAskedFor(spec, beside)) &&
    (name !== 'card' || offered.cards.length > 0) &&
    (name !== 'unlockedBy' || offered.unlocks.length > 0)
  const hasAny = (some: string[]) => some.some(isShown)
  const group = (some: string[]) => (
    <Group handle={handle} kind={kind} fields={some.filter(isShown)} {...offered} />
  )
  const { markets, choices } = offered
  const where = markets === null ? ['channels'] : places
  return (
    <BlockStack gap="400">
      <FieldsCard title={t(`kinds.${kind}.name`)} text={t(`kinds.${kind}.about`)}>
        {group(isNamedByTitle(kind, locale) ? ['title', ...own] : [...own, 'title'])}
      </FieldsCard>
      {hasAny([...conditions, ...purchases]) ? (
        <FieldsCard title={t('form.conditions')}>{group([...conditions, ...purchases])}</FieldsCard>
      ) : null}
      {hasAny(combining) ? (
        <FieldsCard title={t('form.combining')} text={t(`form.combining_about`)}>
          {group(combining)}
        </FieldsCard>
      ) : null}
      <FieldsCard title={t('form.audience')} text={t('form.audience_about')}>
        <AudienceFields handle={handle} choices={choices} isForOrders={false} />
      </FieldsCard>
      <FieldsCard title={t('form.limits')}>{group(limits)}</FieldsCard>
      <FieldsCard title={t('form.places')}>
        {group(where)}
        {markets === null ? <AskForMarkets scopes={scopes} /> : null}
      </FieldsCard>
    </BlockStack>
  )
}

/** Its title has a word of its own where nothing else names it; other titles can be left out. */
const isNamedByTitle = (kind: RewardKind, locale: string) =>
  dictionary.exists(`settings.rewards.${kind}.title.label`, { lng: locale })

interface GroupProps
  extends Pick<FieldsProps, 'handle' | 'kind' | 'markets' | 'cards' | 'unlocks'> {
  fields: string[]
}

function Group({ handle, kind, fields, markets, cards, unlocks }: GroupProps) {
  const t = useT('rewards')
  const locale = useLocale()
  const card = [
    { id: '', title: t('form.by_points') },
    ...cards.map((one) => ({ id: one.id, title: ruleTitle(one, locale) })),
  ]
  const unlock = [
    { id: '', title: t('form.unlock_none') },
    ...unlocks.map(({ key, by, name }) => ({ id: key, title: t(`form.unlock_${by}`, { name }) })),
  ]
  return (
    <SettingsFields
      handle={handle}
      words={wordsOf('rewards', kind, locale)}
      fields={fields}
      options={{ markets: markets ?? [], card, unlock }}
    />
  )
}

function AskForMarkets({ scopes }: Pick<FieldsProps, 'scopes'>) {
  const t = useT('rewards')
  return (
    <BlockStack gap="200">
      <Text as="p" tone="subdued">
        {t('form.markets_about')}
      </Text>
      <InlineStack>
        <Button loading={scopes.isAsking} onClick={() => void scopes.ask(['read_markets'])}>
          {t('form.markets_ask')}
        </Button>
      </InlineStack>
      {scopes.answer ? <Text as="p">{t(`scope.${scopes.answer}`)}</Text> : null}
    </BlockStack>
  )
}
