import { Banner, Text } from '@shopify/polaris'
import { BudgetBanner } from '../program/budget/budget-banner.tsx'
import { useT } from '../words.tsx'
import { type HomeData, isShown } from './home-data.ts'
import { type BlockState, embedEditorUrl, type ThemeAddress } from './use-theme-blocks.ts'

interface NoticeProps {
  home: HomeData
  embed: BlockState
  theme: ThemeAddress
  /** The guide speaks of the panel itself. */
  hasGuide: boolean
}

/** The one thing that most needs the merchant, or nothing: two banners are read less than one. */
export function MainNotice({ home, embed, theme, hasGuide }: NoticeProps) {
  const t = useT('home')
  // What Shopify says now goes before what it said last night.
  const isPanelOff = embed === 'off' || (embed === 'unknown' && home.isPanelMissing)
  if (isShown(home) && isPanelOff && !hasGuide) {
    const action = {
      content: t('notice.panel.action'),
      url: embedEditorUrl(theme),
      target: '_top' as const,
    }
    return (
      <Banner tone="warning" title={t('notice.panel.title')} action={action}>
        <Text as="p">{t('notice.panel.text')}</Text>
      </Banner>
    )
  }
  if (home.troubles === 0) return <BudgetBanner use={home.budget} isAway />
  return (
    <Banner
      tone="warning"
      title={t('notice.troubles.title', { count: home.troubles })}
      action={{ content: t('notice.troubles.action'), url: '/app/health' }}
    >
      <Text as="p">{t('notice.troubles.text')}</Text>
    </Banner>
  )
}
