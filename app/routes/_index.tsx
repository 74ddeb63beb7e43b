// The bare address. Shopify opens the app here; anybody else is told where it lives.
import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'

export const meta: MetaFunction = () => [{ title: 'Perennial' }]

export function loader({ request }: LoaderFunctionArgs) {
  const { search, searchParams } = new URL(request.url)
  if (searchParams.has('shop')) throw redirect(`/app${search}`)
  return null
}

export default function Landing() {
  return (
    <main style={{ maxWidth: '36rem', margin: '4rem auto', padding: '0 1rem', lineHeight: 1.5 }}>
      <h1>Perennial</h1>
      <p>
        Loyalty and rewards for Shopify. Merchants use it inside their Shopify admin: open the admin
        of your store and choose Perennial under Apps.
      </p>
    </main>
  )
}
