// What stands between a reward and being offered: a permission that is asked for here, where it is
// needed, or customer accounts that cannot spend it.
import { Banner, BlockStack, Button, InlineStack, Text } from '@shopify/polaris'
import type { Capability } from '../../loyalty/kernel/voucher.ts'
import type { OptionalScope, ScopeRequest } from '../use-scopes.ts'
import { useT } from '../words.tsx'

const scopesOf: Record<Capability, OptionalScope[]> = {
  gift_cards: ['write_gift_cards'],
  store_credit: ['read_store_credit_accounts', 'write_store_credit_account_transactions'],
}

interface BannerProps {
  needs: Capability | null
  capabilities: Capability[]
  hasNewCustomerAccounts: boolean | null
  scopes: ScopeRequest
}

export function CapabilityBanner(props: BannerProps) {
  const { needs, capabilities, hasNewCustomerAccounts, scopes } = props
  const t = useT('rewards')
  if (needs === null || capabilities.includes(needs)) return null
  if (needs === 'store_credit' && hasNewCustomerAccounts === false) {
    return (
      <Banner tone="warning" title={t('accounts.title')}>
        {t('accounts.text')}
      </Banner>
    )
  }
  return (
    <Banner tone="warning" title={t(`scope.${needs}.title`)}>
      <BlockStack gap="200">
        <Text as="p">{t(`scope.${needs}.text`)}</Text>
        <InlineStack>
          <Button loading={scopes.isAsking} onClick={() => void scopes.ask(scopesOf[needs])}>
            {t('scope.ask')}
          </Button>
        </InlineStack>
        {scopes.answer ? <Text as="p">{t(`scope.${scopes.answer}`)}</Text> : null}
      </BlockStack>
    </Banner>
  )
}
