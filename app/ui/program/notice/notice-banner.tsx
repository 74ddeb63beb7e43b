import { Banner, BlockStack, List, Text } from '@shopify/polaris'
import type { PointsName } from '../../../loyalty/explain/format.ts'
import { renderChange } from '../../../loyalty/explain/render-change.ts'
import { startOfDate } from '../../../loyalty/kernel/time.ts'
import type { Notice, NoticeRules } from '../../../loyalty/program/notice/notice.ts'
import { useSpeech } from '../../speech.tsx'
import { useT } from '../../words.tsx'

interface BannerProps {
  notice: Notice
  rules: NoticeRules
  pointsName: PointsName
}

/** What takes something from members, and from which day on it can begin. */
export function NoticeBanner({ notice, rules, pointsName }: BannerProps) {
  const t = useT('program')
  const { calling, date, speech } = useSpeech()
  const { adverse, earliest } = notice
  const day = startOfDate(earliest, speech.timeZone)
  const said = rules.tellsNews ? 'announced' : 'silent'
  return (
    <Banner tone="warning" title={t('publish.notice.adverse', { count: adverse.length })}>
      <BlockStack gap="200">
        <List>
          {adverse.map((change) => (
            <List.Item key={JSON.stringify(change)}>
              {renderChange(change, calling(pointsName))}
            </List.Item>
          ))}
        </List>
        <Text as="p">
          {t(`publish.notice.${said}`, { count: rules.days, date: day ? date(day) : earliest })}
        </Text>
      </BlockStack>
    </Banner>
  )
}
