import { useSearchParams } from '@remix-run/react'
import { Button, InlineStack } from '@shopify/polaris'
import { type LongList, shortList } from '../../loyalty/members/statement/statement.ts'
import { useT } from '../words.tsx'

interface ShowAllProps {
  list: LongList
  /** How many are shown. */
  count: number
  isLong: boolean
}

/** Below a list that is cut short. */
export function ShowAll({ list, count, isLong }: ShowAllProps) {
  const t = useT('member')
  const [params, setParams] = useSearchParams()
  if (isLong || count < shortList) return null
  const show = () => {
    const next = new URLSearchParams(params)
    next.set('long', list)
    setParams(next, { preventScrollReset: true })
  }
  return (
    <InlineStack>
      <Button onClick={show}>{t('show_all')}</Button>
    </InlineStack>
  )
}
