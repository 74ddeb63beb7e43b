// Around every admin page: who is asking, how to speak to them, and the navigation.
import type { HeadersFunction, LoaderFunctionArgs } from '@remix-run/node'
import {
  Link,
  Outlet,
  type ShouldRevalidateFunction,
  useLoaderData,
  useLocation,
  useNavigation,
  useRouteError,
  useRouteLoaderData,
} from '@remix-run/react'
import { NavMenu } from '@shopify/app-bridge-react'
import { AppProvider } from '@shopify/shopify-app-remix/react'
import { boundary } from '@shopify/shopify-app-remix/server'
import { now } from '../clock.server.ts'
import { env } from '../env.server.ts'
import { countCauses } from '../loyalty/causes/list-causes.server.ts'
import { countContests } from '../loyalty/contests/list-contests.server.ts'
import { hasDeeds } from '../loyalty/deeds/list-deeds.server.ts'
import { languageOf } from '../loyalty/explain/languages.ts'
import { hasIdeas } from '../loyalty/ideas/list-ideas.server.ts'
import { readOfferSettings } from '../loyalty/personal-offers/save-settings.server.ts'
import { readDraft } from '../loyalty/program/read-draft.server.ts'
import { readProgramInForce } from '../loyalty/program/read-program-in-force.server.ts'
import { friendTerms } from '../loyalty/referrals/friend-terms.ts'
import { waitsForReview } from '../loyalty/referrals/list-referrals.server.ts'
import { kindOf } from '../loyalty/reward-kinds/catalogue.ts'
import { hasFulfilments } from '../loyalty/rewards/fulfilment/list-fulfilments.server.ts'
import { pointsWords } from '../loyalty/storefront/points-words.ts'
import { countSurveys } from '../loyalty/surveys/list-surveys.server.ts'
import { requireAdmin } from '../shopify/require-admin.server.ts'
import { describeProblem } from '../ui/describe-problem.ts'
import { PageSkeleton } from '../ui/page-skeleton.tsx'
import { MissingPage, ProblemPage } from '../ui/problem-page.tsx'
import { reloadPage } from '../ui/reload-page.ts'
import { type ShopSpeech, SpeechProvider } from '../ui/speech.tsx'
import { pageTitle, polarisWords, useLocale, useT } from '../ui/words.tsx'

// For what has no page of its own to name it: an error, an address that leads nowhere.
export const meta = pageTitle('home')

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop, shopRow, locale, actor } = await requireAdmin(request)
  const { currency, timeZone } = shopRow
  const [
    inForce,
    draft,
    hasQueue,
    causes,
    hasApprovals,
    hasReview,
    surveys,
    contests,
    ideas,
    offers,
  ] = await Promise.all([
    readProgramInForce(shop, now()),
    readDraft(shop, currency),
    hasFulfilments(shop),
    countCauses(shop),
    hasDeeds(shop),
    waitsForReview(shop),
    countSurveys(shop),
    countContests(shop),
    hasIdeas(shop),
    readOfferSettings(shop),
  ])
  const program = inForce ?? draft
  const hasCauses = causes > 0 || draft.settings.rewards.some(({ kind }) => kindOf(kind).isForCause)
  const hasReferrals =
    hasReview || [program, draft].some(({ settings }) => friendTerms(settings) !== null)
  const speech: ShopSpeech = {
    locale,
    currency,
    pointsName: pointsWords(program.settings.pointsName, undefined, languageOf(locale)),
    timeZone,
    reader: actor,
  }
  return {
    apiKey: env().SHOPIFY_API_KEY,
    domain: shopRow.domain,
    speech,
    hasQueue,
    hasCauses,
    hasApprovals,
    hasReferrals,
    hasSurveys: surveys > 0,
    hasContests: contests > 0,
    hasIdeas: ideas,
    hasOffers: offers !== null,
  }
}

// What the layout says holds until something is changed.
export const shouldRevalidate: ShouldRevalidateFunction = ({ formMethod }) =>
  formMethod !== undefined && formMethod !== 'GET'

export const headers: HeadersFunction = (args) => boundary.headers(args)

export default function App() {
  const { speech, apiKey, ...uses } = useLoaderData<typeof loader>()
  return (
    <AppProvider isEmbeddedApp={false} apiKey={apiKey} i18n={polarisWords(speech.locale)}>
      <Navigation {...uses} />
      <SpeechProvider speech={speech}>
        <CurrentPage />
      </SpeechProvider>
    </AppProvider>
  )
}

interface NavigationProps {
  /** There is, or was, something that a person fulfils. */
  hasQueue?: boolean
  /** There are causes, or there is a reward that goes to one. */
  hasCauses?: boolean
  /** Members have done something for points besides buying. */
  hasApprovals?: boolean
  /** Something is given for friends, or a referral waits for a person. */
  hasReferrals?: boolean
  /** There are surveys. */
  hasSurveys?: boolean
  /** There are contests. */
  hasContests?: boolean
  /** The idea board is on, or was used. */
  hasIdeas?: boolean
  /** Personal offers were set up. */
  hasOffers?: boolean
}

function Navigation({
  hasQueue,
  hasCauses,
  hasApprovals,
  hasReferrals,
  hasSurveys,
  hasContests,
  hasIdeas,
  hasOffers,
}: NavigationProps) {
  const t = useT('shared')
  return (
    <NavMenu>
      <Link to="/app" rel="home">
        {t('nav.home')}
      </Link>
      <Link to="/app/program">{t('nav.program')}</Link>
      <Link to="/app/rewards">{t('nav.rewards')}</Link>
      <Link to="/app/campaigns">{t('nav.campaigns')}</Link>
      {hasCauses ? <Link to="/app/causes">{t('nav.causes')}</Link> : null}
      {hasReferrals ? <Link to="/app/referrals">{t('nav.referrals')}</Link> : null}
      {hasOffers ? <Link to="/app/offers">{t('nav.offers')}</Link> : null}
      {hasSurveys ? <Link to="/app/surveys">{t('nav.surveys')}</Link> : null}
      {hasContests ? <Link to="/app/contests">{t('nav.contests')}</Link> : null}
      {hasIdeas ? <Link to="/app/ideas">{t('nav.ideas')}</Link> : null}
      <Link to="/app/members">{t('nav.members')}</Link>
      {hasApprovals ? <Link to="/app/approvals">{t('nav.approvals')}</Link> : null}
      {hasQueue ? <Link to="/app/fulfilment">{t('nav.fulfilment')}</Link> : null}
      <Link to="/app/accounting">{t('nav.accounting')}</Link>
      <Link to="/app/health">{t('nav.health')}</Link>
      <Link to="/app/settings">{t('nav.settings')}</Link>
    </NavMenu>
  )
}

function CurrentPage() {
  const t = useT('shared')
  const navigation = useNavigation()
  const { pathname } = useLocation()
  const isLeaving = navigation.state === 'loading' && navigation.location.pathname !== pathname
  return isLeaving ? <PageSkeleton label={t('loading')} /> : <Outlet />
}

export function ErrorBoundary() {
  const error = useRouteError()
  const { pathname } = useLocation()
  const app = useRouteLoaderData<typeof loader>('routes/app')
  const locale = useLocale()
  const t = useT('shared')
  // The SDK's own answers (sign-in, leaving the frame) are thrown documents that must be written
  // out.
  if (isSdkAnswer(error)) return boundary.error(error)
  const { title, text, isMissing, way } = describeProblem(error, pathname, t)
  return (
    <AppProvider isEmbeddedApp={false} apiKey={app?.apiKey ?? ''} i18n={polarisWords(locale)}>
      {app ? <Navigation /> : null}
      {isMissing ? (
        <MissingPage title={title} text={text} way={way} />
      ) : (
        <ProblemPage title={title} text={text} onRetry={() => reloadPage(locale)} />
      )}
    </AppProvider>
  )
}

const isSdkAnswer = (error: unknown) =>
  typeof (error as { data?: unknown })?.data === 'string' &&
  (error as { data: string }).data.includes('<script')
