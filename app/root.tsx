import type { LinksFunction } from '@remix-run/node'
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  useRouteError,
  useRouteLoaderData,
} from '@remix-run/react'
import polarisStyles from '@shopify/polaris/build/esm/styles.css?url'
import { type ReactNode, useEffect } from 'react'
import { directionOf } from './loyalty/explain/languages.ts'
import type { loader as appLoader } from './routes/app.tsx'
import { describeProblem } from './ui/describe-problem.ts'
import { actAgain, keepEarlyActs } from './ui/early-acts.ts'
import fontStyles from './ui/fonts.css?url'
import rightToLeftStyles from './ui/right-to-left.css?url'
import { LocaleProvider, useT } from './ui/words.tsx'

const appBridge = 'https://cdn.shopify.com/shopifycloud/app-bridge.js'

export const links: LinksFunction = () => [
  { rel: 'stylesheet', href: fontStyles },
  { rel: 'stylesheet', href: polarisStyles },
  { rel: 'stylesheet', href: rightToLeftStyles },
]

// No ScrollRestoration: in Shopify's frame the browser denies sessionStorage, which it needs.
export function Layout({ children }: { children: ReactNode }) {
  const app = useRouteLoaderData<typeof appLoader>('routes/app')
  const locale = app?.speech.locale ?? 'en'
  return (
    <html lang={locale} dir={directionOf(locale)}>
      <head>
        <meta charSet="utf-8" />
        {/* Shopify wants App Bridge to be the first script of an embedded page. */}
        {app ? <script src={appBridge} data-api-key={app.apiKey} /> : null}
        <script dangerouslySetInnerHTML={{ __html: keepEarlyActs }} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <Meta />
        <Links />
      </head>
      <body>
        <LocaleProvider locale={locale}>{children}</LocaleProvider>
        <Scripts />
      </body>
    </html>
  )
}

export default function Root() {
  useEffect(actAgain, [])
  return <Outlet />
}

/** Errors outside of the embedded pages: no Polaris, no App Bridge to rely on. */
export function ErrorBoundary() {
  const error = useRouteError()
  const t = useT('shared')
  const { title, text } = describeProblem(error, '', t)
  const status = isRouteErrorResponse(error) ? error.status : 500
  return (
    <main style={{ maxWidth: '36rem', margin: '4rem auto', padding: '0 1rem', lineHeight: 1.5 }}>
      <title>{title}</title>
      <h1>{title}</h1>
      <p>{text}</p>
      <p>{t('problem.status', { status })}</p>
    </main>
  )
}
