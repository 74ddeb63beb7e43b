import { useAppBridge } from '@shopify/app-bridge-react'
import { BlockStack, Button, InlineError, InlineStack, Tag, Text } from '@shopify/polaris'
import type { Picked, PickedVariant } from '../../../loyalty/kernel/settings-fields.ts'
import { useT } from '../../words.tsx'
import type { BoundField } from '../bound-field.ts'

type Value = Picked[] | PickedVariant | null

const resources = { products: 'Product', collections: 'Collection', variant: 'ProductVariant' }

/** Things of the shop, picked in the admin's own window; a list, or the one variant. */
export function PickerField({ bound }: { bound: BoundField<unknown> }) {
  const t = useT('settingsForm')
  const shopify = useAppBridge()
  const { id, label, help, error, spec } = bound
  const input = spec.input as keyof typeof resources
  const value = bound.value as Value
  const picked = value === null || value === undefined ? [] : [value].flat()
  const pick = async () => {
    const chosen = await shopify.resourcePicker({
      type: input === 'products' ? 'product' : input === 'collections' ? 'collection' : 'variant',
      action: 'select',
      multiple: input === 'variant' ? false : (spec.maxItems ?? true),
      selectionIds: picked.map((one) => ({ id: `gid://shopify/${resources[input]}/${one.id}` })),
    })
    if (chosen) bound.onChange(read(input, chosen as Chosen[]))
    bound.onLeave()
  }
  const most = spec.maxItems ?? picked.length
  const left = picked.length - most
  const drop = (dropped: string) =>
    bound.onChange(input === 'variant' ? null : picked.filter((one) => one.id !== dropped))
  return (
    <BlockStack gap="200">
      <Text as="span" id={`${id}Label`}>
        {label}
      </Text>
      {picked.length > 0 ? (
        <InlineStack gap="200">
          {picked.slice(0, most).map((one) => (
            <Tag key={one.id} onRemove={() => drop(one.id)}>
              {one.title || one.id}
            </Tag>
          ))}
          {left > 0 ? <Text as="span">{t('picker.more', { count: left })}</Text> : null}
        </InlineStack>
      ) : null}
      <div data-invalid={error ? '' : undefined}>
        <Button id={id} onClick={() => void pick()} ariaDescribedBy={`${id}Label ${id}Error`}>
          {picked.length > 0 ? t(`picker.change.${input}`) : t(`picker.pick.${input}`)}
        </Button>
      </div>
      {error ? <InlineError fieldID={id} message={error} /> : null}
      {spec.maxItems !== undefined && picked.length >= spec.maxItems ? (
        <Text as="span" tone="subdued">
          {t('full', { count: spec.maxItems })}
        </Text>
      ) : help ? (
        <Text as="span" tone="subdued">
          {help}
        </Text>
      ) : null}
    </BlockStack>
  )
}

interface Chosen {
  id: string
  title?: string
  displayName?: string
  product?: { id?: string; title?: string }
}

function read(input: keyof typeof resources, chosen: Chosen[]): Value {
  const things = chosen.map((one) => ({ id: numberOf(one.id), title: titleOf(one) }))
  if (input !== 'variant') return things
  const [first] = chosen
  const [variant] = things
  return variant && first?.product?.id
    ? { ...variant, productId: numberOf(first.product.id) }
    : null
}

const titleOf = ({ displayName, title }: Chosen) => (displayName ?? title ?? '').slice(0, 255)
const numberOf = (gid: string) => gid.split('/').pop() ?? gid
