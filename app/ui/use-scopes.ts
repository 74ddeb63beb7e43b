// Asks the merchant for more than was granted at the installation, where a feature needs it:
// Shopify shows its own dialog, and we hear the answer.
import { useFetcher } from '@remix-run/react'
import { useAppBridge } from '@shopify/app-bridge-react'
import { useState } from 'react'

/** Every scope that may be asked for later; shopify.app.toml names the same. */
export type OptionalScope =
  | 'read_all_orders'
  | 'read_themes'
  | 'read_markets'
  | 'read_customer_merge'
  | 'read_shopify_payments_disputes'
  | 'write_gift_cards'
  | 'read_store_credit_accounts'
  | 'write_store_credit_account_transactions'

export interface ScopeRequest {
  /** @returns whether all of them are granted now. */
  ask(scopes: OptionalScope[]): Promise<boolean>
  /** Shopify's dialog is open, or our server is taking up the answer. */
  isAsking: boolean
  /** The last answer was a no, or Shopify could not be asked. */
  answer: 'declined' | 'failed' | null
}

export function useScopeRequest(): ScopeRequest {
  const shopify = useAppBridge()
  const fetcher = useFetcher()
  const [isOpen, setOpen] = useState(false)
  const [answer, setAnswer] = useState<ScopeRequest['answer']>(null)
  const ask = async (scopes: OptionalScope[]) => {
    setOpen(true)
    setAnswer(null)
    try {
      const { result } = await shopify.scopes.request(scopes)
      const isGranted = result === 'granted-all'
      if (isGranted) {
        fetcher.submit({ intent: 'scopes' }, { method: 'post', action: '/app/settings' })
      } else setAnswer('declined')
      return isGranted
    } catch {
      setAnswer('failed')
      return false
    } finally {
      setOpen(false)
    }
  }
  return { ask, answer, isAsking: isOpen || fetcher.state !== 'idle' }
}
