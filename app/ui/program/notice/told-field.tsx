import { TextField } from '@shopify/polaris'
import { mostTold } from '../../../loyalty/program/notice/notice.ts'
import { useT } from '../../words.tsx'

interface ToldProps {
  told: string
  onChange(told: string): void
}

/** How members were told, where it begins sooner than the storefront could. */
export function ToldField({ told, onChange }: ToldProps) {
  const t = useT('program')
  return (
    <TextField
      label={t('publish.notice.told')}
      helpText={t('publish.notice.told_help')}
      value={told}
      onChange={onChange}
      maxLength={mostTold}
      requiredIndicator
      autoComplete="off"
    />
  )
}
