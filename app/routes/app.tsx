// Around every admin page: who is asking, how to speak to them, and the navigation.
import type { HeadersFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
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
import { readDraft } from '../loyalty/program/read-draft.server.ts'
import { readProgramInForce } from '../loyalty/program/read-program-in-force.server.ts'
import { requireAdmin } from '../shopify/require-admin.server.ts'
import { describeProblem } from '../ui/describe-problem.ts'
import { PageSkeleton } from '../ui/page-skeleton.tsx'
import { MissingPage, ProblemPage } from '../ui/problem-page.tsx'
import { type ShopSpeech, SpeechProvider } from '../ui/speech.tsx'

// For what has no page of its own to name it: an error, an address that leads nowhere.
export const meta: MetaFunction = () => [{ title: 'Perennial' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop, shopRow, locale, actor } = await requireAdmin(request)
  const { currency, timeZone } = shopRow
  const program = (await readProgramInForce(shop, now())) ?? (await readDraft(shop, currency))
  const speech: ShopSpeech = {
    locale,
    currency,
    pointsName: program.settings.pointsName,
    timeZone,
    reader: actor,
  }
  return { apiKey: env().SHOPIFY_API_KEY, domain: shopRow.domain, speech }
}

// Only the first address names the merchant's language, so the layout is read once and again only
// after something was changed.
export const shouldRevalidate: ShouldRevalidateFunction = ({ formMethod }) =>
  formMethod !== undefined && formMethod !== 'GET'

export const headers: HeadersFunction = (args) => boundary.headers(args)

export default function App() {
  const { speech, apiKey } = useLoaderData<typeof loader>()
  return (
    <AppProvider isEmbeddedApp={false} apiKey={apiKey}>
      <Navigation />
      <SpeechProvider speech={speech}>
        <CurrentPage />
      </SpeechProvider>
    </AppProvider>
  )
}

function Navigation() {
  return (
    <NavMenu>
      <Link to="/app" rel="home">
        Perennial
      </Link>
      <Link to="/app/program">Program</Link>
      <Link to="/app/members">Members</Link>
      <Link to="/app/health">Health</Link>
    </NavMenu>
  )
}

function CurrentPage() {
  const navigation = useNavigation()
  const { pathname } = useLocation()
  const isLeaving = navigation.state === 'loading' && navigation.location.pathname !== pathname
  return isLeaving ? <PageSkeleton label="Loading" /> : <Outlet />
}

export function ErrorBoundary() {
  const error = useRouteError()
  const { pathname } = useLocation()
  const app = useRouteLoaderData<typeof loader>('routes/app')
  // The SDK's own answers (sign-in, leaving the frame) are thrown documents that must be written
  // out.
  if (isSdkAnswer(error)) return boundary.error(error)
  const { title, text, isMissing, way } = describeProblem(error, pathname)
  return (
    <AppProvider isEmbeddedApp={false} apiKey={app?.apiKey ?? ''}>
      {app ? <Navigation /> : null}
      {isMissing ? (
        <MissingPage title={title} text={text} way={way} />
      ) : (
        <ProblemPage title={title} text={text} onRetry={() => window.location.reload()} />
      )}
    </AppProvider>
  )
}

const isSdkAnswer = (error: unknown) =>
  typeof (error as { data?: unknown })?.data === 'string' &&
  (error as { data: string }).data.includes('<script')
