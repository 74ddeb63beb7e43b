import {
  BlockStack,
  Box,
  Button,
  Card,
  EmptyState,
  InlineGrid,
  InlineStack,
  SkeletonBodyText,
  SkeletonDisplayText,
  Text,
} from '@shopify/polaris'
import type { ReactNode } from 'react'
import { FigureCard } from '../figure.tsx'
import { useSpeech } from '../speech.tsx'
import { useScopeRequest } from '../use-scopes.ts'
import { useT } from '../words.tsx'
import type { HomeData } from './home-data.ts'

/** What the last 60 days came to, and what the program would have given for them. */
export function RecentFigures({ home }: { home: HomeData }) {
  const t = useT('home')
  const { recent, progress } = home
  // Until all orders are read a figure would only be a part of the truth.
  const isReading = progress !== null && !progress.orders.isDone && !progress.hasFailed
  return (
    <BlockStack gap="300">
      <Box paddingInline={{ xs: '400', sm: '0' }}>
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {t('recent.heading')}
          </Text>
          <Note home={home} />
        </BlockStack>
      </Box>
      {isReading || recent === null ? (
        <Waiting />
      ) : recent.orders === 0 ? (
        <Nothing />
      ) : (
        <Figures recent={recent} dearestReward={home.dearestReward} />
      )}
    </BlockStack>
  )
}

type Recent = NonNullable<HomeData['recent']>

function Figures({ recent, dearestReward }: { recent: Recent } & Pick<HomeData, 'dearestReward'>) {
  const t = useT('home')
  const { number, money, points } = useSpeech()
  const { orders, revenueMinor, customers, cameBack, costMinor, ordersEarning } = recent
  return (
    <Grid>
      <FigureCard
        label={t('recent.orders')}
        value={number(orders)}
        note={t('recent.orders_note', { count: customers })}
      />
      <FigureCard
        label={t('recent.revenue')}
        value={money(revenueMinor)}
        note={t('recent.revenue_note')}
      />
      <FigureCard
        label={t('recent.average')}
        value={money(Math.round(revenueMinor / orders))}
        note={t('recent.average_note')}
      />
      <FigureCard
        label={t('recent.came_back')}
        value={number(cameBack)}
        note={t('recent.came_back_note', { count: customers })}
      />
      <FigureCard
        label={t('recent.awarded')}
        value={points(recent.points)}
        note={t('recent.awarded_note', { count: ordersEarning })}
      />
      <FigureCard
        label={t('recent.cost')}
        value={costMinor === null ? t('recent.no_cost') : money(costMinor)}
        note={
          dearestReward === null
            ? t('recent.no_cost_note')
            : t('recent.cost_note', { reward: dearestReward })
        }
      />
    </Grid>
  )
}

const Grid = ({ children }: { children: ReactNode }) => (
  <InlineGrid columns={{ xs: 2, lg: 3 }} gap="400">
    {children}
  </InlineGrid>
)

function Waiting() {
  const t = useT('home')
  return (
    <div role="status" aria-label={t('recent.waiting')}>
      <Grid>
        {[1, 2, 3, 4, 5, 6].map((place) => (
          <Card key={place}>
            <BlockStack gap="200">
              <SkeletonBodyText lines={1} />
              <SkeletonDisplayText size="small" />
              <SkeletonBodyText lines={1} />
            </BlockStack>
          </Card>
        ))}
      </Grid>
    </div>
  )
}

function Nothing() {
  const t = useT('home')
  return (
    <Card>
      <EmptyState heading={t('recent.empty.heading')} image="">
        <Text as="p">{t('recent.empty.text')}</Text>
      </EmptyState>
    </Card>
  )
}

/** Why it is 60 days, and how it can be more. */
function Note({ home }: { home: HomeData }) {
  const t = useT('home')
  const { instant } = useSpeech()
  const { ask, answer, isAsking } = useScopeRequest()
  const { recent, seesAllOrders } = home
  const counted = recent ? t('recent.counted', { at: instant(recent.computedAt) }) : ''
  return (
    <BlockStack gap="100">
      <Text as="p" tone="subdued">
        {t('recent.about')} {counted}
      </Text>
      {seesAllOrders ? null : (
        <InlineStack gap="200" blockAlign="center">
          <Text as="p" tone="subdued">
            {t('recent.only_60_days')}
          </Text>
          <Button variant="plain" loading={isAsking} onClick={() => ask(['read_all_orders'])}>
            {t('recent.ask_all')}
          </Button>
        </InlineStack>
      )}
      <InlineStack>
        <Button variant="plain" url="/app/past-orders">
          {t('recent.past_orders')}
        </Button>
      </InlineStack>
      {answer ? (
        <Text as="p" tone={answer === 'failed' ? 'critical' : 'subdued'}>
          {t(`recent.ask_${answer}`)}
        </Text>
      ) : null}
    </BlockStack>
  )
}
