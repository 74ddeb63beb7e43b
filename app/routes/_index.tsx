// The bare address. Shopify opens the app here; anybody else is told where it lives.
import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { pageTitle, useT } from '../ui/words.tsx'

export const meta = pageTitle('home')

export function loader({ request }: LoaderFunctionArgs) {
  const { search, searchParams } = new URL(request.url)
  if (searchParams.has('shop')) throw redirect(`/app${search}`)
  return null
}

export default function Landing() {
  const t = useT('shared')
  return (
    <main style={{ maxWidth: '36rem', margin: '4rem auto', padding: '0 1rem', lineHeight: 1.5 }}>
      <h1>{t('nav.home')}</h1>
      <p>{t('landing.text')}</p>
    </main>
  )
}
